"""What must be told to correct the calendar, or to set an academic year?"""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schools.calendars import YEARS
from schools.corrections import NewDays
from schools.enums import BreakKind, DayKind, WorkingWeek
from schools.forms.fields import capitalised, date_field
from schools.models import AcademicYear, Break
from schools.years import first_calendar_year

BOTH = ""
OF_A_SCHOOL = (DayKind.DAY_OFF, DayKind.WORKING, DayKind.MOVED)
OF_THE_COUNTRY = (DayKind.HOLIDAY, DayKind.MOVED, DayKind.WORKING, DayKind.DAY_OFF)


class DaysForm(forms.Form):
    """One day or a stretch; of a stretch only the days that change get a row."""

    kind = forms.ChoiceField(label=_("What these days become"), widget=forms.RadioSelect)
    first = date_field(_("First day"))
    last = date_field(_("Last day"), required=False, help_text=_("Left empty: one day only."))
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        help_text=_("Law, decree or order, with its number and date. It is shown with every date that moves."),
    )
    name_kk = forms.CharField(label=_("Name in Kazakh"), max_length=120, required=False)
    name_ru = forms.CharField(
        label=_("Name in Russian"),
        max_length=120,
        required=False,
        help_text=_("Left empty, the day is called after its kind."),
    )
    week = forms.TypedChoiceField(
        label=_("For the working week"), required=False, coerce=int, empty_value=None, initial=BOTH
    )

    def __init__(self, *args: Any, school: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = OF_A_SCHOOL if school else OF_THE_COUNTRY
        self.fields["kind"].choices = capitalised((kind.value, kind.label) for kind in kinds)
        self.fields["week"].choices = [(BOTH, _("5 and 6 days")), *capitalised(WorkingWeek.choices)]

    def clean_first(self) -> date:
        return _in_the_calendar(self.cleaned_data["first"])

    def clean_last(self) -> date | None:
        day = self.cleaned_data["last"]
        return day and _in_the_calendar(day)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        first, last = told.get("first"), told.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day is before the first day."))
        return told

    def asked(self) -> NewDays:
        told = self.cleaned_data
        return NewDays(
            first=told["first"],
            last=told["last"] or told["first"],
            kind=DayKind(told["kind"]),
            source=told["source"],
            week=told["week"],
            name_kk=told["name_kk"],
            name_ru=told["name_ru"],
        )


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is revoked"),
        max_length=200,
        help_text=_("The correction stays in the history, struck out, with this reason."),
    )


class YearForm(forms.Form):
    """An academic year with its breaks, as the Ministry's order sets them."""

    starts_on = date_field(_("First day of lessons"))
    ends_on = date_field(_("Last day of lessons"))
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("The order of the Ministry, with its number and date.")
    )

    def __init__(self, *args: Any, year: AcademicYear, breaks: dict[str, tuple[date, date]], **kwargs: Any) -> None:
        initial = {"starts_on": year.starts_on, "ends_on": year.ends_on, "source": year.source}
        for kind, (first, last) in breaks.items():
            initial |= {f"{kind}_from": first, f"{kind}_until": last}
        super().__init__(*args, initial=initial, **kwargs)
        self.year, self.number = year, first_calendar_year(year.starts_on)
        for kind in BreakKind:
            required = kind != BreakKind.FIRST_GRADE
            self.fields[f"{kind}_from"] = date_field(_("First day"), required=required)
            self.fields[f"{kind}_until"] = date_field(_("Last day"), required=required)

    @property
    def of_lessons(self) -> list[Any]:
        return [self[name] for name in ("starts_on", "ends_on", "source")]

    @property
    def of_breaks(self) -> list[tuple[str, Any, Any]]:
        return [(kind.label, self[f"{kind}_from"], self[f"{kind}_until"]) for kind in BreakKind]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        starts_on, ends_on = told.get("starts_on"), told.get("ends_on")
        if starts_on and first_calendar_year(starts_on) != self.number:
            self.add_error("starts_on", _("This day belongs to another academic year."))
        if starts_on and ends_on and not starts_on < ends_on < date(self.number + 1, 7, 1):
            self.add_error("ends_on", _("Lessons end after they begin, and before July of the next year."))
        elif starts_on and ends_on:
            self._check_breaks(told, starts_on, ends_on)
        return told

    def _check_breaks(self, told: dict[str, Any], starts_on: date, ends_on: date) -> None:
        """Each inside the year, in the order of the year, none over another."""
        taken_until = None
        for kind in (BreakKind.AUTUMN, BreakKind.WINTER, BreakKind.FIRST_GRADE, BreakKind.SPRING):
            first, last = told.get(f"{kind}_from"), told.get(f"{kind}_until")
            if (first is None) != (last is None) and f"{kind}_until" not in self.errors:
                self.add_error(f"{kind}_until", _("Give both days of the break, or none."))
            if first is None or last is None:
                continue
            if not starts_on < first <= last < ends_on:
                self.add_error(f"{kind}_from", _("The break lies outside the lessons, or ends before it begins."))
            elif taken_until and first <= taken_until:
                self.add_error(f"{kind}_from", _("This break begins before the one before it has ended."))
            taken_until = last

    def as_set(self) -> tuple[AcademicYear, list[Break]]:
        """The year with these dates and its breaks; nothing is written."""
        told, year = self.cleaned_data, self.year
        year.starts_on, year.ends_on, year.source = told["starts_on"], told["ends_on"], told["source"]
        given = [(kind, told[f"{kind}_from"], told[f"{kind}_until"]) for kind in BreakKind]
        breaks = [
            Break(year_id=year.pk, kind=kind, starts_on=first, ends_on=last) for kind, first, last in given if first
        ]
        return year, breaks


def _in_the_calendar(day: date) -> date:
    if day.year not in YEARS:
        years = {"first": YEARS[0], "last": YEARS[-1]}
        raise forms.ValidationError(_("The calendar is kept for the years %(first)s to %(last)s.") % years)
    return day
