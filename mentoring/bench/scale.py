"""What does a country cost? Verdicts by the rule beside one set-based query, and the dates of every level.

The query says in SQL what the rule says in Python and exists for this comparison alone: every answer of both, criterion
by criterion, is compared, and a sample of schools with what their page would judge.
"""

import gc
import random
import resource
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

from mentoring.bench.country import TODAY
from mentoring.bench.measure import backend_seconds
from mentoring.eligibility import facts
from mentoring.eligibility.kept import measures
from mentoring.eligibility.rules import Judgement, Outcome, Result, judge
from mentoring.eligibility.stream import Records, batches
from mentoring.mentorships.models import Deadline
from mentoring.statute import norm
from schools.models import Employment, School

ROUNDS = 3
ASKED = 50
UNJUDGED = 255
SAMPLE = 60  # schools, some 3 000 teachers
_OUTCOMES = {outcome: place for place, outcome in enumerate(Outcome)}
_RESULTS = {result: place for place, result in enumerate(Result)}

# The set-based query: for every teacher the subject that speaks for them, the three years in it, what becomes of each
# criterion (0 met, 1 not met, 2 the council decides, 3 no data: the order of Result) and the outcome.
VERDICTS = """
CREATE TEMPORARY TABLE answers AS
WITH counted AS (
  SELECT q.person_id, q.subject_id,
         SUM(CASE WHEN q.assessed > 0 THEN 1 ELSE 0 END) AS known,
         SUM(CASE WHEN 100 * (q.fours + q.fives) < {lower} * q.assessed THEN 1 ELSE 0 END) AS below,
         SUM(CASE WHEN q.assessed > 0 AND 100 * (q.fours + q.fives) >= {upper} * q.assessed THEN 1 ELSE 0 END) AS met
  FROM schools_qualityrecord q JOIN schools_school s ON s.id = q.school_id
  WHERE q.year_id IN ({years}) AND NOT q.is_withdrawal
    AND NOT EXISTS (SELECT 1 FROM schools_qualityrecord r WHERE r.replaces_id = q.id)
  GROUP BY q.person_id, q.subject_id
), spoken AS (
  SELECT e.id AS job_id, COALESCE(MIN(CASE WHEN c.known > 0 THEN t.id END), MIN(t.id)) AS teaching_id
  FROM schools_employment e
  LEFT JOIN schools_teaching t ON t.employment_id = e.id
  LEFT JOIN counted c ON c.person_id = e.person_id AND c.subject_id = t.subject_id
  WHERE e.started_on <= {today} AND (e.finished_on IS NULL OR e.finished_on >= {today}) AND e.post <> 'other'
  GROUP BY e.id
), awarded AS (
  SELECT a.person_id FROM schools_categoryaward a
  WHERE a.category IN ('researcher', 'master') AND a.awarded_on <= {today} AND NOT a.is_withdrawal
    AND COALESCE(a.expires_on, {five_years}) >= {today}
    AND NOT EXISTS (SELECT 1 FROM schools_categoryaward r WHERE r.replaces_id = a.id)
  GROUP BY a.person_id
), worded AS (
  SELECT person_id, school_id, holds,
         ROW_NUMBER() OVER (PARTITION BY person_id, school_id ORDER BY confirmed_on DESC, holds) AS turn
  FROM schools_ethicsconfirmation w
  WHERE confirmed_on <= {today} AND NOT is_withdrawal
    AND NOT EXISTS (SELECT 1 FROM schools_ethicsconfirmation r WHERE r.replaces_id = w.id)
)
SELECT job_id, category, ethics, quality,
  CASE WHEN 1 IN (category, ethics, quality) THEN 3
       WHEN 3 IN (ethics, quality) THEN 2
       WHEN quality = 2 THEN 1 ELSE 0 END AS outcome
FROM (
SELECT e.id AS job_id,
  CASE WHEN a.person_id IS NULL THEN 1 ELSE 0 END AS category,
  CASE WHEN w.holds THEN 0 WHEN w.holds IS NULL THEN 3 ELSE 1 END AS ethics,
  CASE WHEN c.below > 0 THEN 1 WHEN COALESCE(c.known, 0) < 3 THEN 3 WHEN c.met < 3 THEN 2 ELSE 0 END AS quality
FROM spoken p
JOIN schools_employment e ON e.id = p.job_id
LEFT JOIN schools_teaching t ON t.id = p.teaching_id
LEFT JOIN counted c ON c.person_id = e.person_id AND c.subject_id = t.subject_id
LEFT JOIN awarded a ON a.person_id = e.person_id
LEFT JOIN worded w ON w.person_id = e.person_id AND w.school_id = e.school_id AND w.turn = 1
) AS each
"""


class Compared(NamedTuple):
    """How many were judged and how they came out; how many answers of the rule differ from the query, from a page."""

    teachers: int
    outcomes: set[int]
    differing: int
    differing_live: int


def measured() -> dict[str, Any]:
    """Seconds of processor time, application and database together; megabytes at their highest; answers that differ."""
    if connection.vendor == "postgresql":
        _execute("SET max_parallel_workers_per_gather = 0")  # a helper's time would not be seen
        _execute("SET work_mem = '256MB'")  # the query at its best: with the 4 MB of a new server it writes to the disk
        _execute("VACUUM ANALYZE")
    by_sql = min(_seconds(_ask_the_database) for _ in range(ROUNDS))
    judged = _nobody_judged()
    by_rule = min(_seconds(lambda: _judge_everybody(judged)) for _ in range(ROUNDS))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = _compared(judged)
    return {
        "teachers": found.teachers,
        "sql": by_sql,
        "rule": by_rule,
        "megabytes": peak,
        "differing": found.differing,
        "differing_live": found.differing_live,
        "dates": _dates(),
    }


def compared() -> Compared:
    """The same answers without a clock."""
    _ask_the_database()
    judged = _nobody_judged()
    _judge_everybody(judged)
    return _compared(judged)


def _nobody_judged() -> bytearray:
    """A place for everybody's answer, by the job's number: they have no gaps."""
    return bytearray([UNJUDGED]) * (Employment.objects.count() + 1)


def _compared(judged: bytearray) -> Compared:
    with connection.cursor() as cursor:
        cursor.execute("SELECT job_id, category, ethics, quality, outcome FROM answers")
        rows = cursor.fetchall()
    differing = sum(judged[job] != _told(*places) for job, *places in rows)
    differing += abs(len(rows) - (len(judged) - judged.count(UNJUDGED)))
    return Compared(len(rows), {row[-1] for row in rows}, differing, _differing_live(judged))


def _ask_the_database() -> None:
    _execute("DROP TABLE IF EXISTS answers")
    lower, upper = (
        f"CASE s.kind WHEN 'small_class' THEN {small} ELSE {ordinary} END"
        for small, ordinary in zip(
            norm("quality_band_small_class", TODAY).band, norm("quality_band_ordinary", TODAY).band, strict=True
        )
    )
    years = ", ".join([str(pk) for pk in list(Records(TODAY).years)[:3]])
    if connection.vendor == "postgresql":
        today, five_years = f"DATE '{TODAY}'", "CAST(a.awarded_on + INTERVAL '5 years' AS date)"
    else:
        today, five_years = f"'{TODAY}'", "date(a.awarded_on, '+5 years')"
    _execute(VERDICTS.format(lower=lower, upper=upper, years=years, today=today, five_years=five_years))


def _judge_everybody(judged: bytearray) -> None:
    """As the nightly run judges, each in the subject that speaks for them."""
    records = Records(TODAY)
    for batch in batches(School.objects.order_by("pk").iterator()):
        asked = measures(batch, TODAY)
        for teacher in records.teachers(list(asked)):
            found = judge(teacher.facts, asked[teacher.school_id], subject="", mentee_id=None)
            judged[teacher.employment_id] = _answer(found)


def _answer(found: Judgement) -> int:
    return _told(_RESULTS[found.category], _RESULTS[found.ethics], _RESULTS[found.quality], _OUTCOMES[found.outcome])


def _told(category: int, ethics: int, quality: int, outcome: int) -> int:
    """In one byte; UNJUDGED is none of them, for a category is never without data."""
    return category << 6 | ethics << 4 | quality << 2 | outcome


def _differing_live(judged: bytearray) -> int:
    """How many teachers of a sample of schools their page would judge otherwise."""
    schools = list(School.objects.order_by("pk"))
    sample = random.Random(160).sample(schools, min(SAMPLE, len(schools)))
    asked, differing = measures(sample, TODAY), 0
    for school in sample:
        for one in facts.candidates(school, TODAY):
            found = judge(one, asked[school.pk], subject="", mentee_id=None)
            differing += judged[one.person_id] != _answer(found)  # a job has its person's number here
    return differing


def _dates() -> dict[str, float]:
    """Milliseconds of the database for the first open dates and for the number of overdue ones, at each level."""
    school = School.objects.order_by("pk")[0]
    levels = {
        "school": Deadline.objects.filter(school=school),
        "district": Deadline.objects.filter(school__in=School.objects.filter(district=school.district_id)),
        "country": Deadline.objects.all(),
    }
    found = {}
    for level, dates in levels.items():
        found[f"open, {level}"] = _milliseconds(dates.open().order_by("due_on", "id").values_list("pk")[:ASKED])
        found[f"overdue, {level}"] = _milliseconds(dates.late(TODAY).order_by().values_list("pk"), counted=True)
    return found


def _milliseconds(rows: QuerySet, *, counted: bool = False) -> float:
    sql, params = rows.query.sql_with_params()
    if counted:
        sql = f"SELECT COUNT(*) FROM ({sql}) AS counted"

    def ask() -> None:
        for _ in range(ASKED):
            with connection.cursor() as cursor:
                cursor.execute(sql, params)
                cursor.fetchall()

    ask()
    if connection.vendor == "postgresql":
        began = backend_seconds()
        ask()
        return 1000 * (backend_seconds() - began) / ASKED
    return 1000 * _seconds(ask) / ASKED  # SQLite works inside this process; what Python adds is little and counted


def _seconds(work: Callable[[], None]) -> float:
    gc.collect()
    began = time.process_time() + backend_seconds()
    work()
    return time.process_time() + backend_seconds() - began


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
