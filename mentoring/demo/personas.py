"""As whom may a visitor look around? The sign-ins of the contract, and what to try as each."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from schools.enums import Role


@dataclass(frozen=True)
class Persona:
    sign_in: str
    role: Promise | str
    what_to_try: Promise


PERSONAS = (
    Persona(
        "deputy@school1.demo",
        Role.DEPUTY.label,
        _("Find a mentor for a teacher hired today: compare the candidates and propose one."),
    ),
    Persona("head@school1.demo", Role.HEAD.label, _("Sign an order and approve a plan, then open the printed papers.")),
    Persona(
        "secretary@school1.demo",
        Role.SECRETARY.label,
        _("Open the meeting of the council, record presence and votes, issue the minutes."),
    ),
    Persona(
        "mentor@school1.demo",
        _("mentor"),
        _("Do the next step of the newer pair, then log a meeting in the older one."),
    ),
    Persona(
        "mentee@school1.demo",
        _("young teacher"),
        _("Read the plan and confirm that you are acquainted, then look at the journal."),
    ),
    Persona(
        "association@school1.demo",
        Role.ASSOCIATION.label,
        _("Read the interim report that waits and hear it at a meeting of the association."),
    ),
    Persona(
        "deputy@school2.demo",
        Role.DEPUTY.label,
        _("Look at an exception in a small-class school; the other schools cannot be seen from here."),
    ),
    Persona(
        "observer@district.demo",
        Role.OBSERVER.label,
        _("See which schools of the district are late, and open their pairs."),
    ),
    Persona("admin@demo", _("administrator"), _("Look at the rows of the installation: schools, people, calendar.")),
)
