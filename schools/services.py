"""Who joins, leaves, gets a role or an account, and what becomes known of them: each a write of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.db.models.functions import Lower
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _

from schools.enums import PostKind, Role
from schools.errors import RuleBroken
from schools.logins import login_name
from schools.models import (
    AcademicYear,
    CategoryAward,
    Employment,
    EthicsConfirmation,
    Membership,
    Person,
    QualityRecord,
    School,
    Subject,
    Teaching,
    User,
)
from schools.names import search_key
from schools.perms import roles_to_give

ROLE_OF_POST = {PostKind.HEAD: Role.HEAD, PostKind.DEPUTY: Role.DEPUTY}


@dataclass(frozen=True)
class Lesson:
    """What somebody is hired to teach."""

    subject: Subject
    classes: str = ""
    hours: int | None = None
    language: str = ""
    shift: str = ""


# Jobs ----------------------------------------------------------------------------------------------------------------
@transaction.atomic
def hire(
    *,
    school: School,
    last_name: str,
    first_name: str,
    patronymic: str = "",
    on: date,
    by: User | None,
    lessons: Iterable[Lesson] = (),
    post: str = PostKind.TEACHER,
    starts_profession: bool = False,
    education: str = "",
    staff_number: str = "",
    person: Person | None = None,
) -> Employment:
    """Hire a person (a known one when `person` is given) from the day `on`. Raises RuleBroken when they already work
    here.

    They get the teacher's role, and the head's or deputy's with that post when `by` may give it (see
    perms.roles_to_give; without `by` it is the installation itself).
    """
    if person is None:
        person = Person.objects.create(last_name=last_name, first_name=first_name, patronymic=patronymic)
    if Employment.objects.filter(person=person, school=school).overlapping(on, None).exists():
        raise RuleBroken(_("This person already works at this school."))
    if staff_number and Employment.objects.filter(school=school, staff_number=staff_number).on(on).exists():
        raise RuleBroken(_("Another person of the school has this staff number."))
    try:
        with transaction.atomic():
            employment = Employment.objects.create(
                person=person,
                school=school,
                started_on=on,
                post=post,
                starts_profession=starts_profession,
                education=education,
                staff_number=staff_number,
            )
    except IntegrityError as error:  # somebody was quicker: the constraints say what the two questions above asked
        raise RuleBroken(_("This person or this staff number is at the school already.")) from error
    Teaching.objects.bulk_create(
        Teaching(
            employment=employment,
            subject=lesson.subject,
            classes=lesson.classes,
            hours=lesson.hours,
            language=lesson.language,
            shift=lesson.shift,
        )
        for lesson in lessons
    )
    held = Membership.objects.filter(person=person, school=school).overlapping(on, None)
    already = set(held.values_list("role", flat=True))
    for role in (Role.TEACHER, ROLE_OF_POST.get(PostKind(post))):
        if role and role not in already and (by is None or role in roles_to_give(by, school)):
            give_role(person=person, role=role, school=school, on=on, by=by)
    return employment


def namesakes(*, school: School, last_name: str, first_name: str, patronymic: str = "") -> list[Person]:
    """People with this full name who work or worked at the school; a patronymic left out fits every patronymic."""
    wanted = search_key(patronymic)
    found = Person.objects.filter(
        employments__school=school, search_key__startswith=search_key(last_name, first_name)
    ).distinct()
    return [
        person
        for person in found
        if search_key(person.last_name, person.first_name) == search_key(last_name, first_name)
        and (not wanted or not person.patronymic or search_key(person.patronymic) == wanted)
    ]


@transaction.atomic
def finish_employment(*, employment: Employment, on: date) -> Employment:
    """The job's last day is `on`; the person's roles at the school end with it, accounts and papers stay."""
    employment = Employment.objects.select_for_update(of=("self",)).select_related("school").get(pk=employment.pk)
    if employment.finished_on is not None:
        raise RuleBroken(_("This job has already ended."))
    if on < employment.started_on:
        raise RuleBroken(_("The last day is before the first day."))
    employment.finished_on = on
    employment.save(update_fields=["finished_on"])
    for membership in Membership.objects.filter(
        person=employment.person_id, school=employment.school, finished_on__isnull=True
    ):
        end_role(membership=membership, on=on)
    return employment


# Roles and accounts --------------------------------------------------------------------------------------------------
@transaction.atomic
def give_role(*, person: Person, role: str, school: School, on: date, by: User | None) -> Membership:
    """Give a school's role from the day `on`. Raises RuleBroken when it is already held."""
    if Membership.objects.filter(person=person, role=role, school=school).overlapping(on, None).exists():
        raise RuleBroken(_("This person already has this role."))
    try:
        with transaction.atomic():
            return Membership.objects.create(person=person, role=role, school=school, started_on=on, given_by=by)
    except IntegrityError as error:
        raise RuleBroken(_("This person already has this role.")) from error


@transaction.atomic
def end_role(*, membership: Membership, on: date) -> Membership:
    """The role's last day is `on`; the row stays, it says who was entitled to sign then.

    The last head cannot go before somebody else is head: a school without one could never give the role again.
    """
    membership = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if membership.finished_on is not None:
        raise RuleBroken(_("This role has already ended."))
    if membership.role == Role.HEAD:
        heads = Membership.objects.filter(school=membership.school_id, role=Role.HEAD, finished_on__isnull=True)
        if not heads.exclude(pk=membership.pk).exists():
            raise RuleBroken(_("This is the only head of the school. First give the role to the new head."))
    membership.finished_on = max(on, membership.started_on)
    membership.save(update_fields=["finished_on"])
    return membership


@transaction.atomic
def make_account(*, person: Person, username: str, email: str, language: str) -> User:
    """An account without a password: its owner sets one through the invitation link."""
    if User.objects.filter(person=person).exists():
        raise RuleBroken(_("This person already has an account."))
    if User.objects.filter(username__iexact=username).exists():
        raise RuleBroken(_("This login name is taken."))
    if email and User.objects.filter(email__iexact=email).exists():
        raise RuleBroken(_("Somebody already signs in with this e-mail."))
    user = User(person=person, username=username, email=email, language=language)
    user.set_unusable_password()
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as error:  # somebody was quicker
        raise RuleBroken(_("This person, login name or e-mail has an account already.")) from error
    return user


def free_login_name(last_name: str, first_name: str) -> str:
    """The login name to offer for a new account."""
    base = login_name(last_name, first_name)
    taken = User.objects.annotate(low=Lower("username")).filter(low__startswith=base).values_list("low", flat=True)
    return login_name(last_name, first_name, set(taken))


def invitation_token(user: User) -> tuple[str, str]:
    """The two parts of the invitation link; it dies when a password is set or after PASSWORD_RESET_TIMEOUT."""
    return urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)


def invited(uid: str, token: str) -> User | None:
    """Whose living invitation this is: an active account without a password; None for any other link."""
    try:
        pk = int(urlsafe_base64_decode(uid).decode())
    except ValueError:
        return None
    user = User.objects.select_related("person").filter(pk=pk, is_active=True).first()
    if user is None or user.has_usable_password() or not default_token_generator.check_token(user, token):
        return None
    return user


@transaction.atomic
def accept_invitation(*, user: User, password: str) -> User:
    """Set the first password. Raises RuleBroken when the invitation was used in the meantime."""
    if User.objects.select_for_update().get(pk=user.pk).has_usable_password():
        raise RuleBroken(_("This invitation has been used already."))
    user.set_password(password)
    user.save(update_fields=["password"])
    return user


def mail_invitation(*, user: User, link: str, school: School) -> None:
    """Send the link in the person's language once the transaction is through. Raises what the mail server raises."""

    def send() -> None:
        with translation.override(user.language):
            text = render_to_string("schools/mail/invitation.txt", {"user": user, "link": link, "school": school})
            subject = _("Your account at Tälimger")
        send_mail(subject, text, None, [user.email])

    transaction.on_commit(send)


# What is known of people ---------------------------------------------------------------------------------------------
@transaction.atomic
def add_category(
    *, person: Person, category: str, awarded_on: date, expires_on: date | None, document: str
) -> CategoryAward:
    """Raises RuleBroken when this award is recorded already."""
    award, is_new = CategoryAward.objects.get_or_create(
        person=person,
        category=category,
        awarded_on=awarded_on,
        defaults={"expires_on": expires_on, "document": document},
    )
    if not is_new:
        raise RuleBroken(_("This award is recorded already."))
    return award


def confirm_ethics(
    *, person: Person, school: School, holds: bool, confirmed_on: date, confirmed_by: str
) -> EthicsConfirmation:
    return EthicsConfirmation.objects.create(
        person=person, school=school, holds=holds, confirmed_on=confirmed_on, confirmed_by=confirmed_by
    )


def record_quality(
    *, person: Person, school: School, subject: Subject, year: AcademicYear, source: str, **counts: Any
) -> QualityRecord:
    """Add a figure; with one there already it is a correction: the newer row wins, the older stays to be seen.

    `counts` are assessed, fives, fours, no_data_reason. Raises RuleBroken when nothing would change.
    """
    latest = QualityRecord.objects.filter(person=person, subject=subject, year=year).order_by("-id").first()
    if latest and all(getattr(latest, name) == value for name, value in counts.items()):
        raise RuleBroken(_("This figure is recorded already."))
    return QualityRecord.objects.create(
        person=person, school=school, subject=subject, year=year, source=source, **counts
    )
