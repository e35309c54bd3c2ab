"""What must be told to sign an order, withdraw a proposal, close a mentorship?"""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentoring.documents.enums import DocumentLanguage


def paper_language() -> str:
    """The language a paper is offered in first: that of the interface; for English both official ones."""
    language = (get_language() or "ru")[:2]
    return DocumentLanguage.BOTH if language == "en" else language


def language_field(label=None) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=DocumentLanguage.choices, label=label or _("Language of the paper"), initial=paper_language
    )


def date_field(label, **options) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **options)


class OrderForm(forms.Form):
    number = forms.CharField(
        label=_("Number"),
        max_length=40,
        required=False,
        help_text=_("As in the register of orders, for example 45-н/қ."),
    )
    on = date_field(_("Date of the order"))
    started_on = date_field(_("From"))
    finished_on = date_field(_("Until"))
    language = language_field()


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays in the history of the pair."),
    )


class CloseForm(forms.Form):
    language = language_field(_("Language of the final report"))
