"""What is kept of a judgement, how long does it hold, and by which measure was it made?

A kept standing is a copy for lists, never a second opinion: it is made by `judge`, shown only while nothing it rests on
has changed, and compared with the rule by `manage.py verdicts --check`.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256

from mentoring.eligibility.rules.explanation import result_of_year
from mentoring.eligibility.rules.facts import CandidateFacts, Outcome, Result
from mentoring.eligibility.rules.verdict import Judgement, Requirements, expiry

FOR_EVER = date.max

# A year's knowledge quality in hundredths of a percent, cut and never rounded up; None where nobody was assessed.
YearShown = tuple[int | None, Result]


@dataclass(slots=True)
class Standing:
    """The judgement on one teacher in one subject as a list shows it; `figures` newest year first."""

    outcome: Outcome
    subject: str
    category: str
    expires_on: date | None
    ethics: Result
    quality: Result
    figures: tuple[YearShown, ...]


def standing_of(judged: Judgement) -> Standing:
    award, asked = judged.award, judged.asked
    return Standing(
        outcome=judged.outcome,
        subject=judged.subject,
        category=award.category if award else "",
        expires_on=expiry(award, asked.category_years) if award else None,
        ethics=judged.ethics,
        quality=judged.quality,
        figures=tuple(
            [
                (10_000 * figure.good // figure.assessed if figure.assessed else None, result_of_year(figure, asked))
                for figure in judged.figures
            ]
        ),
    )


def holds_until(facts: CandidateFacts, asked: Requirements, *, job_ends_on: date | None = None) -> date:
    """The last day on which these same facts give the same judgement, whatever the mentee's subject.

    `facts` include what is dated after the day asked for. A new academic year, amended norm or policy of the school
    changes the measure itself (see `measure`).
    """
    on = asked.on
    ends = [award.awarded_on - timedelta(days=1) for award in facts.categories if award.awarded_on > on]
    ends += [until for award in facts.categories if (until := expiry(award, asked.category_years)) >= on]
    ends += [word.confirmed_on - timedelta(days=1) for word in facts.ethics if word.confirmed_on > on]
    if job_ends_on is not None:
        ends.append(job_ends_on)
    return min(ends, default=FOR_EVER)


@lru_cache(maxsize=1024)
def measure(asked: Requirements) -> str:
    """The requirements but for their day, in short: rows made by another measure are not shown."""
    told = json.dumps(asdict(replace(asked, on=date.min)), default=str, sort_keys=True)
    return sha256(told.encode()).hexdigest()[:16]


def taught(facts: CandidateFacts) -> Sequence[str]:
    """The subjects somebody is judged in, one standing each; one without a subject where none is entered."""
    return facts.subjects or ("",)
