"""What does the regulation say, since when, and how sure are we? The law as data: every number stands here once.

A term or threshold is read by its code and the day it is applied to, so a verdict of September 2025 keeps reading by
the text of September 2025. An amendment closes the old norm with `valid_to` and adds a row with the same code.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Source:
    """An act and the point in it. `point` is empty and `date` is None where they are not established."""

    act: str
    point: str
    date: date | None
    title: dict[str, str] = field(hash=False)

    def __str__(self) -> str:
        return f"{self.act}, {self.point}" if self.point else self.act


@dataclass(frozen=True)
class Norm:
    """One number or list of the regulation, in force from `valid_from` to `valid_to`, both days included.

    `sure`: H primary text or two independent sources, M one decent source, L inference.
    """

    code: str
    value: int | tuple[int, int] | tuple[str, ...]
    unit: str
    source: Source
    valid_from: date
    valid_to: date | None
    sure: str

    def is_in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    @property
    def number(self) -> int:
        """The value of a norm that is one number."""
        if not isinstance(self.value, int):
            raise TypeError(f"norm {self.code} is not one number but {self.value!r}")
        return self.value

    @property
    def band(self) -> tuple[int, int]:
        """The value of a norm that is a range: lower and upper bound."""
        match self.value:
            case (int() as lower, int() as upper):
                return lower, upper
        raise TypeError(f"norm {self.code} is not a range but {self.value!r}")

    @property
    def words(self) -> tuple[str, ...]:
        """The value of a norm that lists codes of categories or posts."""
        if isinstance(self.value, tuple):
            words = tuple(word for word in self.value if isinstance(word, str))
            if len(words) == len(self.value):
                return words
        raise TypeError(f"norm {self.code} is not a list of codes but {self.value!r}")


ORDER_160 = Source(
    act="Order 160",
    point="",
    date=date(2020, 4, 24),
    title={
        "kk": "«Тәлімгерлікті ұйымдастыру қағидаларын және тәлімгерлікті жүзеге асыратын педагогтерге қойылатын"
        " талаптарды бекіту туралы» Қазақстан Республикасы Білім және ғылым министрінің 2020 жылғы 24 сәуірдегі"
        " № 160 бұйрығы",
        "ru": "Приказ Министра образования и науки Республики Казахстан от 24 апреля 2020 года № 160 «Об утверждении"
        " Правил организации наставничества и требований к педагогам, осуществляющим наставничество»",
        "en": "Order of the Minister of Education and Science of the Republic of Kazakhstan of 24 April 2020 № 160"
        " “On approving the Rules for organising mentoring and the requirements for teachers who mentor”",
    },
)
LAW_293 = Source(
    act="Law 293-VI",
    point="",
    date=date(2019, 12, 27),
    title={
        "kk": "«Педагог мәртебесі туралы» Қазақстан Республикасының 2019 жылғы 27 желтоқсандағы № 293-VI Заңы",
        "ru": "Закон Республики Казахстан от 27 декабря 2019 года № 293-VI «О статусе педагога»",
        "en": "Law of the Republic of Kazakhstan of 27 December 2019 № 293-VI “On the status of a teacher”",
    },
)
# The official title of Order 272 is not established: it is named by number, date and subject.
ORDER_272 = Source(
    act="Order 272",
    point="",
    date=date(2008, 5, 16),
    title={
        "kk": "Қазақстан Республикасы Білім және ғылым министрінің 2008 жылғы 16 мамырдағы № 272 бұйрығы"
        " (педагогикалық кеңес)",
        "ru": "Приказ Министра образования и науки Республики Казахстан от 16 мая 2008 года № 272"
        " (педагогический совет)",
        "en": "Order of the Minister of Education and Science of the Republic of Kazakhstan of 16 May 2008 № 272"
        " (the pedagogical council)",
    },
)
NOT_ESTABLISHED = Source(
    act="",
    point="",
    date=None,
    title={"kk": "Дереккөзі анықталмаған", "ru": "Источник не установлен", "en": "Source not established"},
)

# The registration of Order 160 (№ 20486). The day it took effect is not established and lies within weeks of this.
_MENTORING = date(2020, 4, 25)
_TEACHER_STATUS = date(2019, 12, 27)
_COUNCIL = date(2008, 5, 16)

NORMS = (
    # From the day of hire to the order.
    Norm("order_term", 5, "working_day", ORDER_160, _MENTORING, None, "H"),
    # To determine the level of professional preparation; that it runs from the order is our reading.
    Norm("level_term", 10, "calendar_day", ORDER_160, _MENTORING, None, "M"),
    # Diagnostics and the plan, after the level is determined.
    Norm("plan_term", 5, "working_day", ORDER_160, _MENTORING, None, "M"),
    # "Not less than 60–70 %": below the first not eligible, from the second eligible, the council decides between.
    Norm("quality_band_ordinary", (60, 70), "percent", ORDER_160, _MENTORING, None, "H"),
    Norm("quality_band_small_class", (50, 60), "percent", ORDER_160, _MENTORING, None, "H"),
    Norm("quality_years", 3, "year", ORDER_160, _MENTORING, None, "H"),
    Norm("eligible_categories", ("researcher", "master"), "category", ORDER_160, _MENTORING, None, "H"),
    Norm("ethics", 1, "confirmation", ORDER_160, _MENTORING, None, "H"),
    Norm("programme_term", 1, "academic_year", ORDER_160, _MENTORING, None, "H"),
    Norm("reserve_excludes", ("head", "deputy"), "post", ORDER_160, _MENTORING, None, "M"),
    # Attestation at least once in five years.
    Norm("category_validity", 5, "year", LAW_293, _TEACHER_STATUS, None, "M"),
    Norm("council_meetings_per_year", 5, "meeting", ORDER_272, _COUNCIL, None, "M"),
    Norm("association_min_teachers", 3, "teacher", NOT_ESTABLISHED, _COUNCIL, None, "M"),
)

_EDITIONS: dict[str, list[Norm]] = defaultdict(list)
for _norm in NORMS:
    _EDITIONS[_norm.code].append(_norm)


def norm(code: str, on: date) -> Norm:
    """The norm in force that day; LookupError names the code and the day when there is none."""
    for edition in _EDITIONS.get(code, ()):
        if edition.is_in_force(on):
            return edition
    raise LookupError(f"no norm {code!r} is in force on {on.isoformat()}")
