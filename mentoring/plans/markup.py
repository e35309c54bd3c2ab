"""How are the plan's lines written out? As text in one pass: a dozen rows of widgets would cost more than the page."""

import datetime
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from mentoring.plans.enums import ActivityForm, Responsible, Stage
from mentoring.plans.forms import DEFAULTS, FIELDS, ActivityRow
from mentoring.plans.models import Difficulty

_WIDE = ("title", "expected_result")  # of the grid in work.css


class _Options:
    """The options of one list, written once, and once more for each of them being the chosen one."""

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        rows = [(escape(value), escape(label)) for value, label in choices]
        self.html = "".join(f'<option value="{value}">{label}</option>' for value, label in rows)
        self.with_chosen = {
            value: self.html.replace(f'value="{value}">', f'value="{value}" selected>', 1) for value, _ in rows
        }

    def chosen(self, value: Any) -> str:
        """Nothing is marked when the value is none of them."""
        return self.with_chosen.get(str(value), self.html)


class RowWriter:
    """Writes the rows of a plan's form; make one a request, in the language of the page."""

    def __init__(self, needs: Sequence[Difficulty]) -> None:
        self.labels = {name: escape(str(field.label)) for name, field in ActivityRow.base_fields.items()}
        self.options = {
            "stage": _options(Stage.choices),
            "form": _options(ActivityForm.choices),
            "responsible": _options(Responsible.choices),
            "need": _options([("", _("no need in particular")), *((need.pk, need.name) for need in needs)]),
        }

    def rows(self, lines: Sequence[tuple[dict[str, Any], dict[str, list[str]]]]) -> SafeString:
        return _safe(self._row(str(number), number + 1, *line) for number, line in enumerate(lines))

    def template(self) -> SafeString:
        """The row that JavaScript copies; it puts the number in."""
        return _safe([self._row("__prefix__", "", DEFAULTS, {})])

    def _row(self, index: str, number: int | str, values: dict[str, Any], errors: dict[str, list[str]]) -> str:
        cells = "".join(
            self._cell(name, f"rows-{index}-{name}", values.get(name, ""), errors.get(name, ())) for name in FIELDS
        )
        ticked = " checked" if values.get("remove") else ""
        remove = f"rows-{index}-remove"
        return (
            f'<tr><th scope="row" class="plan-number">{number}</th><td><div class="plan-grid">{cells}'
            f'<div class="field form-check plan-remove"><input type="checkbox" class="form-check-input" name="{remove}"'
            f' id="id_{remove}"{ticked}><label class="form-check-label" for="id_{remove}">'
            f"{self.labels['remove']}</label></div></div></td></tr>"
        )

    def _cell(self, name: str, html_name: str, value: Any, errors: Sequence[str]) -> str:
        key = f"id_{html_name}"
        control = self._control(name, html_name, _wrong(key) if errors else "", value)
        wide = " plan-wide" if name in _WIDE else ""
        return (
            f'<div class="field{wide}"><label class="form-label" for="{key}">{self.labels[name]}</label>'
            f"{control}{_told(key, errors)}</div>"
        )

    def _control(self, name: str, html_name: str, wrong: str, value: Any) -> str:
        named = f'name="{html_name}" id="id_{html_name}"{wrong}'
        if name in self.options:
            return f'<select {named} class="form-select">{self.options[name].chosen(value)}</select>'
        if name == "due_on":
            shown = value.isoformat() if isinstance(value, datetime.date) else escape(value)
            return f'<input type="date" {named} class="form-control" value="{shown}">'
        return f'<textarea rows="2" maxlength="300" {named} class="form-control">\n{escape(value)}</textarea>'


def _options(choices: Sequence[tuple[Any, Any]]) -> _Options:
    return _kept_options(tuple((str(value), str(label)) for value, label in choices))


_kept_options = lru_cache(maxsize=256)(_Options)


def _wrong(key: str) -> str:
    """What a screen reader, and the style, are told of a control in error."""
    return f' aria-invalid="true" aria-describedby="{key}_error"'


def _told(key: str, errors: Sequence[str]) -> str:
    if not errors:
        return ""
    sentences = "".join(f"<div>{conditional_escape(error)}</div>" for error in errors)
    return f'<div class="field-error" id="{key}_error">{sentences}</div>'


def _safe(rows) -> SafeString:
    """Every part has been escaped above."""
    return mark_safe("".join(rows))
