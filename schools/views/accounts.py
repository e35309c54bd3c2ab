"""Who gets a key to the door, and how does the owner come to it?"""

from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from schools import clock, services
from schools.forms.accounts import AccountForm, InvitationForm
from schools.perms import can_answer_for
from schools.views.fetch import person_of, roles_held, school_of
from schools.web import accept, new_ticket, require


def account(request, code, pk):
    """Make the account; once it is there, the invitation to hand over until its owner has set a password."""
    school, person, user = _account_of(request, code, pk)
    if user is not None:
        again = request.method == "POST"  # a second press of the button that made it
        return redirect("schools:account", code, pk) if again else _show_account(request, school, person, user)
    initial = {"username": services.free_login_name(person.last_name, person.first_name), "language": get_language()}
    form = AccountForm(request.POST or None, initial=initial)
    act = partial(services.make_account, person=person)
    if accept(request, form, lambda: act(**form.cleaned_data)):
        messages.success(request, _("The account is made. Hand the invitation over to its owner."))
        return redirect("schools:account", code, pk)
    context = {
        "school": school,
        "person": person,
        "form": form,
        "ticket": new_ticket(),
        "title": _("Make an account"),
        "lead": _("You get an invitation link to hand over; the person sets the password themself."),
        "submit": _("Make the account"),
    }
    return render(request, "schools/form.html", context)


@require_POST
def mail(request, code, pk):
    school, _person, user = _account_of(request, code, pk)
    if user is None or not user.email or user.has_usable_password():
        return redirect("schools:account", code, pk)
    form = Form(request.POST)
    send = partial(services.mail_invitation, user=user, link=_link(request, user), school=school)
    try:
        accept(request, form, send)
    except (SMTPException, OSError):
        messages.error(request, _("The letter could not be sent. Hand the link over, or try again later."))
    else:
        messages.success(request, _("The invitation is sent to %(email)s.") % {"email": user.email})
    return redirect("schools:account", code, pk)


@login_not_required
@never_cache
def invitation(request, uid, token):
    """The owner of a new account sets the password and is in. The link is used up by that."""
    user = services.invited(uid, token)
    if user is None:
        return render(request, "schools/invitation_expired.html", status=410)
    # Until somebody has chosen a language on this device, the page speaks the invited person's.
    language = request.LANGUAGE_CODE if settings.LANGUAGE_COOKIE_NAME in request.COOKIES else user.language
    with translation.override(language):
        form = InvitationForm(user, request.POST or None)
        act = partial(services.accept_invitation, user=user)
        if accept(request, form, lambda: act(password=form.cleaned_data["new_password1"])):
            login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
            messages.success(request, _("Welcome. Your password is set; from now on you sign in with it."))
            return redirect("overview:today")
        context = {"form": form, "owner": user, "days": settings.PASSWORD_RESET_TIMEOUT // 86400}
        response = render(request, "schools/invitation.html", context)
        response.headers["Content-Language"] = language
        return response


def _account_of(request, code, pk):
    """School, person and their account, for whoever may answer for that person."""
    school = school_of(request, code)
    person = person_of(request, school, pk)
    user = getattr(person, "user", None)
    require(can_answer_for(request.user, school, roles_held(person, clock.today()), account=user))
    return school, person, user


def _show_account(request, school, person, user):
    is_waiting = not user.has_usable_password()
    context = {
        "school": school,
        "person": person,
        "account": user,
        "is_waiting": is_waiting,
        "link": _link(request, user) if is_waiting else "",
        "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
        "ticket": new_ticket(),
    }
    return render(request, "schools/account.html", context)


def _link(request, user) -> str:
    return request.build_absolute_uri(reverse("schools:invitation", args=services.invitation_token(user)))
