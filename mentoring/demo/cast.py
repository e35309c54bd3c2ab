"""Who lives in the demo world? The shape of a place and a person; the people stand in `cast_town`, `cast_villages`."""

from dataclasses import dataclass, field
from datetime import date

from schools.enums import Category, PostKind, Role, SchoolKind, WorkingWeek

# Knowledge quality in percent for 2022–23, 2023–24, 2024–25, 2025–26; None: no figure for that year.
Percents = tuple[int | None, int | None, int | None, int | None]
FIRST_FIGURE = 2022


@dataclass(frozen=True)
class Place:
    """A school. `subjects` are those of the teachers nobody tells a story about."""

    code: str
    district: str
    name: tuple[str, str]
    short: tuple[str, str]
    place: tuple[str, str]
    language: str
    kind: SchoolKind = SchoolKind.ORDINARY
    week: WorkingWeek = WorkingWeek.FIVE
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taught:
    subject: str
    classes: str
    hours: int
    shift: str = "1"


@dataclass(frozen=True)
class Award:
    category: Category
    awarded_on: date
    expires_on: date | None
    document: str


@dataclass(frozen=True)
class Character:
    """A named person, here because of the one situation `story` tells (kk, ru, en).

    `since` is the day of hire; people hired after the world begins are hired on their day. `email` is a sign-in of the
    contract; everybody else of the cast signs in as `<key>@<school>.demo`.
    """

    key: str
    school: str
    name: str
    since: date
    story: tuple[str, str, str]
    language: str = "ru"
    post: PostKind = PostKind.TEACHER
    roles: tuple[Role, ...] = ()
    taught: tuple[Taught, ...] = ()
    education: str = ""
    award: Award | None = None
    quality: dict[str, Percents] = field(default_factory=dict, hash=False)
    no_figure: str = ""
    ethics: tuple[date, ...] = (date(2025, 8, 18), date(2026, 8, 11))
    starts_profession: bool = False
    email: str = ""

    @property
    def sign_in(self) -> str:
        return self.email or f"{self.key}@{self.school}.demo"


def researcher(awarded_on: date, number: str, expires_on: date | None = None) -> Award:
    return Award(Category.RESEARCHER, awarded_on, expires_on or _five_years(awarded_on), f"№ {number}")


def master(awarded_on: date, number: str) -> Award:
    return Award(Category.MASTER, awarded_on, _five_years(awarded_on), f"№ {number}")


def expert(awarded_on: date, number: str) -> Award:
    return Award(Category.EXPERT, awarded_on, _five_years(awarded_on), f"№ {number}")


def _five_years(day: date) -> date:
    return day.replace(year=day.year + 5)
