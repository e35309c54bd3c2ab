"""What could a plan that is still empty begin with? One activity a need, to be changed or thrown away by the mentor."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.plans.enums import ActivityForm, Responsible, Stage
from mentoring.plans.models import Difficulty

# By the code of a shipped difficulty: form, activity, expected result.
ANSWERS = {
    "timing": (
        ActivityForm.LESSON_VISIT,
        gettext_lazy("Observe a lesson minute by minute and plan the next one together"),
        gettext_lazy("Every stage of the lesson fits its time"),
    ),
    "explaining": (
        ActivityForm.MUTUAL_VISIT,
        gettext_lazy("Visit each other’s lessons on a new topic and discuss the explanation"),
        gettext_lazy("A new topic is explained step by step with examples"),
    ),
    "methods": (
        ActivityForm.WORKSHOP,
        gettext_lazy("Try three teaching methods and discuss what each gives"),
        gettext_lazy("Methods are chosen for the goal of the lesson"),
    ),
    "differentiation": (
        ActivityForm.JOINT_PLANNING,
        gettext_lazy("Prepare tasks of three levels for one topic"),
        gettext_lazy("Pupils of every level have their own task"),
    ),
    "assessment": (
        ActivityForm.JOINT_PLANNING,
        gettext_lazy("Prepare descriptors and a summative assessment together"),
        gettext_lazy("Assessments are held by criteria the pupils know"),
    ),
    "planning": (
        ActivityForm.CONSULTATION,
        gettext_lazy("Go through the term plan, lesson plans and the register"),
        gettext_lazy("Plans and the register are kept without remarks"),
    ),
    "discipline": (
        ActivityForm.LESSON_VISIT,
        gettext_lazy("Observe how work in class is organised and agree on rules with the class"),
        gettext_lazy("The class works by agreed rules"),
    ),
    "parents": (
        ActivityForm.CONSULTATION,
        gettext_lazy("Prepare a parents’ meeting together"),
        gettext_lazy("A parents’ meeting is held independently"),
    ),
    "colleagues": (
        ActivityForm.METHODICAL_WEEK,
        gettext_lazy("Take part in the methodical week of the association"),
        gettext_lazy("The young teacher shares an experience with colleagues"),
    ),
    "documents": (
        ActivityForm.CONSULTATION,
        gettext_lazy("Go through the closed list of a teacher’s documents"),
        gettext_lazy("Documents are kept by the list and on time"),
    ),
    "ict": (
        ActivityForm.WORKSHOP,
        gettext_lazy("Prepare a lesson with digital resources"),
        gettext_lazy("Digital resources serve the goal of the lesson"),
    ),
    "inclusion": (
        ActivityForm.PSYCHOLOGIST,
        gettext_lazy("Meet the psychologist about pupils with special needs"),
        gettext_lazy("Tasks are adapted for every pupil with special needs"),
    ),
    "stress": (
        ActivityForm.PSYCHOLOGIST,
        gettext_lazy("Talk with the psychologist about workload and rest"),
        gettext_lazy("The young teacher knows ways to recover"),
    ),
    "reflection": (
        ActivityForm.SELF_EDUCATION,
        gettext_lazy("Choose a self-education topic and analyse own lessons"),
        gettext_lazy("Each analysed lesson ends with a conclusion for the next one"),
    ),
}


def suggested_rows(needs: Sequence[Difficulty], *, starts_on: date, ends_on: date) -> list[dict[str, Any]]:
    """Rows of the plan's form: getting acquainted, the needs spread evenly over the period, a closing analysis."""
    span = (ends_on - starts_on).days
    first, last = min(14, span), max(span - 14, 0)
    rows = [
        {
            "stage": Stage.INTRODUCTORY,
            "title": _("Get acquainted with the school, its documents and traditions"),
            "form": ActivityForm.CONSULTATION,
            "due_on": _working(starts_on + timedelta(days=first), ends_on),
            "responsible": Responsible.BOTH,
            "expected_result": _("The young teacher knows the rules and documents of the school"),
        }
    ]
    for number, need in enumerate(needs, start=1):
        day = starts_on + timedelta(days=first + (last - first) * number // (len(needs) + 1))
        rows.append(_answer(need, _working(day, ends_on)))
    rows.append(
        {
            "stage": Stage.FINAL,
            "title": _("Analyse the year together and prepare the final report"),
            "form": ActivityForm.DIAGNOSTICS,
            "due_on": _working(starts_on + timedelta(days=last), ends_on),
            "responsible": Responsible.BOTH,
            "expected_result": _("The level of every need at the end of the year is determined"),
        }
    )
    return rows


def _answer(need: Difficulty, day: date) -> dict[str, Any]:
    form, title, expected = ANSWERS.get(need.code, (ActivityForm.CONSULTATION, need.name, ""))
    return {
        "stage": Stage.MAIN,
        "title": str(title),
        "form": form,
        "due_on": day,
        "responsible": Responsible.BOTH,
        "expected_result": str(expected),
        "need": need.pk,
    }


def _working(day: date, ends_on: date) -> date:
    """Off the weekend; the mentor sees the date and may change it."""
    return min(day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0)), ends_on)
