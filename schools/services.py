"""Who joins, leaves, gets a role or an account, and what becomes known of them: each a write of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, cast

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
    Fact,
    Membership,
    Person,
    ProofFile,
    QualityRecord,
    School,
    Subject,
    Teaching,
    User,
)
from schools.names import search_key
from schools.perms import roles_to_give
from schools.uploads import UploadedProof

F = TypeVar("F", bound=Fact)

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
    *,
    person: Person,
    category: str,
    awarded_on: date,
    expires_on: date | None,
    document: str,
    by: User | None,
    source: str = "",
    scan: UploadedProof | None = None,
) -> CategoryAward:
    """Raises RuleBroken when this award is recorded already, be it as one that was taken back."""
    if CategoryAward.objects.filter(person=person, category=category, awarded_on=awarded_on).exists():
        raise RuleBroken(_("This award is recorded already. If something in it is wrong, correct that entry."))
    told = {"category": category, "awarded_on": awarded_on, "expires_on": expires_on, "document": document}
    return _record(CategoryAward(person=person, source=source, recorded_by=by, **told), scan)


@transaction.atomic
def confirm_ethics(
    *,
    person: Person,
    school: School,
    holds: bool,
    confirmed_on: date,
    confirmed_by: str,
    by: User | None,
    source: str = "",
) -> EthicsConfirmation:
    told = {"holds": holds, "confirmed_on": confirmed_on, "confirmed_by": confirmed_by}
    return _record(EthicsConfirmation(person=person, school=school, source=source, recorded_by=by, **told))


@transaction.atomic
def record_quality(
    *,
    person: Person,
    school: School,
    subject: Subject,
    year: AcademicYear,
    source: str,
    by: User | None,
    reason: str = "",
    scan: UploadedProof | None = None,
    **told: Any,
) -> QualityRecord:
    """Add a figure; where there is one already it is a correction and says why.

    `told` are assessed, fives, fours, no_figure, no_figure_note, from_school. Raises RuleBroken when there is a figure
    and no reason, or when nothing would change.
    """
    same = QualityRecord.objects.filter(person=person, subject=subject, year=year)
    latest = same.filter(replaced_by=None).first()
    if latest is None:
        new = QualityRecord(person=person, school=school, subject=subject, year=year, source=source, recorded_by=by)
        return _record(_telling(new, told), scan)
    if not latest.is_withdrawal and all(getattr(latest, name) == value for name, value in told.items()):
        raise RuleBroken(_("This figure is recorded already."))
    if not reason:
        raise RuleBroken(_("There is a figure of this subject and year already. Say why it is corrected."))
    return correct(fact=latest, reason=reason, by=by, source=source, school=school, scan=scan, **told)


@transaction.atomic
def correct(*, fact: F, reason: str, by: User | None, scan: UploadedProof | None = None, **told: Any) -> F:
    """Put a new row with `told` in the place of a wrong one. Raises RuleBroken when that is done or changes nothing."""
    old = _to_replace(fact)
    if not scan and not old.is_withdrawal and all(getattr(old, name) == value for name, value in told.items()):
        raise RuleBroken(_("Nothing in this entry would change."))
    return _record(_telling(_successor(old, reason, by), told), scan)


@transaction.atomic
def withdraw(*, fact: F, reason: str, by: User | None) -> F:
    """The entry was wrong as a whole: from now on nothing stands in its place. Raises RuleBroken when that is done."""
    old = _to_replace(fact)
    if old.is_withdrawal:
        raise RuleBroken(_("This entry was taken back already."))
    new = _successor(old, reason, by)
    new.is_withdrawal = True
    return _record(new)


def _to_replace(fact: F) -> F:
    old = cast("F", type(fact)._default_manager.select_for_update(of=("self",)).get(pk=fact.pk))
    if hasattr(old, "replaced_by"):
        raise RuleBroken(_("This entry has been corrected already. Look at the newer one."))
    return old


def _successor(old: F, reason: str, by: User | None) -> F:
    """A row about the same thing that says the same until told otherwise."""
    kept = [field.attname for field in type(old)._meta.concrete_fields]
    apart = ("id", "reason", "replaces_id", "recorded_by_id", "recorded_at", "is_withdrawal")
    values = {name: getattr(old, name) for name in kept if name not in apart}
    return type(old)(**values, replaces=old, reason=reason, recorded_by=by)


def _telling(fact: F, told: Mapping[str, Any]) -> F:
    for name, value in told.items():
        setattr(fact, name, value)
    return fact


def _record(fact: F, scan: UploadedProof | None = None) -> F:
    """Write the row, with its scan. A constraint that speaks is raised as RuleBroken in its own words."""
    if scan:
        fact.scan = ProofFile.objects.create(added_by=fact.recorded_by, **scan.columns())
    try:
        with transaction.atomic():
            fact.save()
    except IntegrityError as error:  # somebody was quicker
        raise RuleBroken(_("Somebody has just entered this. Look at the card again.")) from error
    return fact
