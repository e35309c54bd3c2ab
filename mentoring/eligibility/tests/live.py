"""The answer of a stream beside that of the page, for tests."""

from mentoring.eligibility import facts
from mentoring.eligibility.kept import measures
from mentoring.eligibility.rules import judge, standing_of, taught
from mentoring.eligibility.stream import Records


def judged(candidates, asked):
    """By person, what the rule says of them in each subject they teach and in one they do not."""
    return {
        one.person_id: [
            standing_of(judge(one, asked, subject=subject, mentee_id=None)) for subject in (*taught(one), "chess")
        ]
        for one in candidates
    }


def compare(schools, on) -> int:
    """Fails where a school's page would judge otherwise; how many were judged."""
    asked, streamed = measures(schools, on), Records(on).teachers([school.pk for school in schools])
    for school in schools:
        at_school = [teacher.facts for teacher in streamed if teacher.school_id == school.pk]
        assert judged(at_school, asked[school.pk]) == judged(facts.candidates(school, on), asked[school.pk])
    return len(streamed)
