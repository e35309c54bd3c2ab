"""What may somebody type who checks or corrects a paper?"""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentoring.documents.corrections import WITH_DATE, WITH_NUMBER
from mentoring.documents.emblem import EmblemField
from mentoring.documents.enums import TO_ACQUAINT, DocumentKind, DocumentLanguage, OwnText
from mentoring.documents.models import OwnWording
from mentoring.documents.rules import pattern_faults, read_code, unknown_places
from mentoring.documents.wording import places_of, standard_text


class CodeField(forms.CharField):
    """The code of a paper as it was typed; the cleaned value is its one spelling."""

    def clean(self, value):
        typed = super().clean(value)
        code = read_code(typed)
        if not code:
            raise forms.ValidationError(
                _("A code has ten letters and digits, as printed at the foot of the paper: for example ABCDE-23456.")
            )
        return code


class CodeForm(forms.Form):
    code = CodeField(
        label=_("Code of the document"),
        max_length=40,
        help_text=_(
            "At the foot of each page of the paper. Capital or small letters, spaces and hyphens do not matter."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class CopyForm(forms.Form):
    copy = forms.FileField(
        label=_("Your copy (PDF file)"),
        help_text=_("Up to 20 MB. The file is compared and forgotten: nothing of it is kept."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )


class CorrectionForm(forms.Form):
    """What of an issued paper may be put right. The date as it is typed into the form of the order."""

    number = forms.CharField(label=_("Number"), max_length=40, required=False)
    on = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}))
    language = forms.ChoiceField(choices=DocumentLanguage.choices, label=_("Language of the paper"))
    reason = forms.CharField(
        label=_("What was wrong"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence for the history; not printed."),
    )

    def __init__(self, *args, document, reason_needed=True, **kwargs):
        self.document = document
        super().__init__(*args, initial=self.as_issued(), **kwargs)
        self.fields["reason"].required = reason_needed
        if document.kind not in WITH_NUMBER:
            del self.fields["number"]
        if document.kind not in WITH_DATE:
            del self.fields["on"]

    def as_issued(self) -> dict[str, object]:
        return {"number": self.document.number, "on": self.document.date, "language": self.document.language}

    def clean(self):
        """What the paper's own record holds is not asked; it stays."""
        return self.as_issued() | super().clean()

    def consequences(self) -> list[str]:
        found = []
        if "on" in self.fields:
            found.append(_("If the date of the order changes, the open dates of the pair are counted again from it."))
        if self.document.kind == DocumentKind.MINUTES:
            put_off = _(
                "Look at the draft first: a question that was put off and taken to a later meeting is not listed any"
                " more."
            )
            found.append(put_off)
        if self.document.kind in TO_ACQUAINT:
            found.append(_("The mentor and the young teacher confirm their acquaintance with the corrected paper."))
        return [str(sentence) for sentence in found]


class WordingForm(forms.Form):
    """The school's own texts in one language: the standard wording to begin with."""

    def __init__(self, *args, school, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.language = language
        own = dict(OwnWording.objects.filter(school=school, language=language).values_list("key", "text"))
        for key in OwnText.values:
            standard = standard_text(key, language)
            places = places_of(standard)
            self.fields[key] = forms.CharField(
                label=capfirst(OwnText(key).label),
                required=False,
                max_length=2000,
                initial=own.get(key, standard),
                widget=forms.Textarea(attrs={"rows": 2 if len(standard) < 120 else 6, "lang": language}),
                help_text=_("Filled in: %(places)s.") % {"places": ", ".join(f"{{{name}}}" for name in places)}
                if places
                else "",
            )
        self.changed_keys = set(own)

    def clean(self):
        told = super().clean()
        for key, text in list(told.items()):
            places = places_of(standard_text(key, self.language))
            for unknown in unknown_places(text, places):
                if places:
                    names = ", ".join(f"{{{name}}}" for name in places)
                    sentence = _("%(unknown)s cannot be filled in here. Known: %(places)s.")
                    self.add_error(key, sentence % {"unknown": unknown, "places": names})
                else:
                    self.add_error(key, _("%(unknown)s: nothing is filled in here.") % {"unknown": unknown})
        return told

    def texts(self) -> dict[str, str]:
        """By key; "" where the standard wording stands."""
        told = {key: " ".join(text.split()) for key, text in self.cleaned_data.items()}
        return {key: "" if text == standard_text(key, self.language) else text for key, text in told.items()}


class StyleForm(forms.Form):
    emblem = EmblemField(label=_("Emblem or logo"))
    no_emblem = forms.BooleanField(label=_("Take the emblem away"), required=False)
    order_number = forms.CharField(label=_("Number of an order"), max_length=40, required=False)
    minutes_number = forms.CharField(label=_("Number of minutes"), max_length=40, required=False)

    def __init__(self, *args, style, **kwargs):
        super().__init__(*args, **kwargs)
        for name, example in (("order_number", "{n}-н/қ"), ("minutes_number", "{n}")):
            self.fields[name].initial = getattr(style, name, "")
            self.fields[name].help_text = _(
                "{n} is the number, {year} the calendar year; for example %(example)s. Left empty, none is suggested."
            ) % {"example": example}
        if not (style and style.emblem):
            del self.fields["no_emblem"]

    def _pattern(self, name):
        pattern = self.cleaned_data[name].strip()
        for fault in pattern_faults(pattern) if pattern else ():
            raise forms.ValidationError(_FAULTS[fault])
        return pattern

    def clean_order_number(self):
        return self._pattern("order_number")

    def clean_minutes_number(self):
        return self._pattern("minutes_number")

    def told(self) -> dict[str, object]:
        """What the step is given: no picture leaves the emblem as it is."""
        data = self.cleaned_data
        emblem = data["emblem"] or (b"" if data.get("no_emblem") else None)
        return {"emblem": emblem, **{name: data[name] for name in ("order_number", "minutes_number")}}


_FAULTS = {
    "no_counter": _("Say where the number stands: {n}."),
    "unknown": _("Only {n}, once, and {year} are filled in; other braces cannot stand here."),
}
