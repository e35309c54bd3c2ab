"""What must be told to make an account and to take it over?"""

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from schools.enums import TeachingLanguage
from schools.forms.fields import capitalised
from schools.models import User


def login_name_is_free(text: str) -> None:
    if User.objects.filter(username__iexact=text).exists():
        raise forms.ValidationError(_("This login name is taken."))


def email_is_free(text: str) -> None:
    if User.objects.filter(email__iexact=text).exists():
        raise forms.ValidationError(_("Somebody already signs in with this e-mail."))


# No @: whoever may call themselves by a colleague's e-mail could meet their letters and sign-ins.
LATIN_LOGIN = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9._-]*\Z", _("Only Latin letters, digits, dots and hyphens, a letter or digit first.")
)


def login_name_field(**options) -> forms.CharField:
    return forms.CharField(
        label=_("Login name"), max_length=60, min_length=3, validators=[LATIN_LOGIN, login_name_is_free], **options
    )


def email_field() -> forms.EmailField:
    return forms.EmailField(
        label=_("E-mail"),
        required=False,
        validators=[email_is_free],
        help_text=_("The person’s own address. With it they can sign in by e-mail and reset a forgotten password."),
    )


def language_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Language of the pages and letters"), choices=capitalised(TeachingLanguage.choices)
    )


class AccountForm(forms.Form):
    username = login_name_field(help_text=_("What the person types to sign in."))
    email = email_field()
    language = language_field()


class InvitationForm(SetPasswordForm):
    """The first password, with the rules for it in the words of this house."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = _("New password")
        self.fields["new_password1"].help_text = _(
            "At least ten characters; not a common password and not like your name."
        )
        self.fields["new_password2"].label = _("New password again")
        self.fields["new_password2"].help_text = ""
