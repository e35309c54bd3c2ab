"""How does a person come in? E-mail or login name; accounts are made by a school, never by a visitor."""

from datetime import date

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from schools import clock
from schools.models import Membership, User
from schools.prepared import prepared


class PersonBackend(AuthenticationBackend):
    """allauth's e-mail or login name sign-in; the signed-in user arrives with person and roles, in one query."""

    def get_user(self, user_id):
        today = clock.today()
        held = _roles_of(user_id, today)
        user = held[0].person.user if held else next(iter(_user_of(user_id)), None)
        if user is None or not self.user_can_authenticate(user):
            return None
        user.roles_at_hand = (today, held)
        return user


@prepared
def _roles_of(user_id: int, day: date) -> QuerySet:
    """Every page asks this; who holds no role on the day is asked for alone."""
    held = Membership.objects.on(day).filter(person__user=user_id)
    return held.select_related("school", "person__user").order_by("id")


@prepared
def _user_of(pk: int) -> QuerySet:
    return User.objects.select_related("person").filter(pk=pk)


class ClosedSignup(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False
