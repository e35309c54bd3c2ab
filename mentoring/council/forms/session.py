"""What is told while a meeting is in session: who is here, what is being written, which item is at hand?"""

import zlib
from datetime import time

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.council.enums import ItemKind
from mentoring.council.forms.decisions import DecisionForm
from mentoring.council.models import AgendaItem
from mentoring.council.rules import Mark, Typed
from schools.enums import TeachingLanguage

LONGEST = 4000  # characters of one field
SEEN = "seen-"
LISTS = ("conflicted",)


def draft_names(item: AgendaItem) -> list[str]:
    """The fields of the item's decision."""
    final_only = () if item.kind == ItemKind.FINAL_REPORT else ("evaluation", "recommendations")
    return [name for name in DecisionForm.base_fields if name not in final_only]


def digest(text: str) -> str:
    """Short, to tell whether a field still is as it was shown."""
    return f"{zlib.crc32(text.encode()):x}"


def typed_in(data, names) -> list[Typed]:
    """The fields that came with the version they were typed upon."""
    return [_typed(data, name) for name in names if SEEN + name in data]


def _typed(data, name: str) -> Typed:
    text = ",".join(sorted(data.getlist(name), key=_natural)) if name in LISTS else data.get(name, "")
    text = text.replace("\r\n", "\n").replace("\0", "")
    version, _, shown = data[SEEN + name].partition(".")
    return Typed(name, text, int(version) if version.isdecimal() else 0, shown == digest(text))


def _natural(text: str) -> tuple[int, str]:
    return len(text), text


class DraftForm(forms.Form):
    """Fields of an undecided item as they stand: half a number or an empty text is no fault yet."""

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        self.item = item

    def clean(self):
        typed = typed_in(self.data, draft_names(self.item))
        if any(len(one.text) > LONGEST for one in typed):
            raise forms.ValidationError(_("A text is longer than 4000 characters: nothing of it was saved."))
        return {"typed": typed}


class MarksForm(forms.Form):
    """Ticks of presence; `seen` says of each member how they were shown: person.present.version."""

    at = forms.TimeField(required=False)

    def marks(self, now: time) -> list[Mark]:
        """Only what differs from what was shown; `now` stands in for a time that was not told."""
        here = set(self.data.getlist("present"))
        at = self.cleaned_data["at"] or now
        marks = []
        for told in self.data.getlist("seen"):
            person, shown, version = [*told.split("."), "", ""][:3]
            if person.isdecimal() and version.isdecimal() and (person in here) != (shown == "1"):
                marks.append(Mark(int(person), person in here, int(version), at))
        return marks


class PassageForm(forms.Form):
    at = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class SittingForm(forms.Form):
    """The item at hand, or the language the texts are ready in."""

    item = forms.ModelChoiceField(AgendaItem.objects.none(), required=False)
    language = forms.ChoiceField(label=_("Language of the minutes"), choices=TeachingLanguage, required=False)

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = AgendaItem.objects.undecided().filter(meeting=meeting)
