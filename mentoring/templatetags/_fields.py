"""How is a form's field written out? Label, help, widget and errors in one pass, without the template engine.

A form of ten fields through Django's widget templates costs more than everything else on its page: each input is two
templates and each option of a select two more. The widgets known here are written directly; others render themselves.
"""

import datetime
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from mentoring.templatetags._icons import icon_svg

KINDS = ("text", "number", "email", "url", "password", "date", "time", "search", "tel", "file", "checkbox", "hidden")
INPUTS = {f"django/forms/widgets/{kind}.html" for kind in KINDS}
SELECT = "django/forms/widgets/select.html"
TEXTAREA = "django/forms/widgets/textarea.html"
CHOICES = ("django/forms/widgets/radio.html", "django/forms/widgets/checkbox_select.html")


def field_html(bound: BoundField, *, compact: bool = False, bare: bool = False, label: str = "") -> SafeString:
    """The whole field. `compact`, in a filter: no help, no "(optional)"; `bare`, in a table's cell: a label to hear."""
    if bound.is_hidden:
        return _widget(bound)
    if label:
        bound.label = label
    if compact:
        bound.help_text = ""  # Or aria-describedby would name a help that is not there.
    errors = _errors(bound)
    help_text = _help(bound)
    if bound.field.widget.template_name in CHOICES:
        return _choices(bound, help_text, errors, bare)
    label_class = "visually-hidden" if bare else "form-label"
    if getattr(bound.field.widget, "input_type", "") == "checkbox":
        return _join(
            '<div class="field form-check">', _widget(bound, "form-check-input"),
            _label(bound, "form-check-label", plain=True), help_text, errors, "</div>",
        )  # fmt: skip
    return _join(
        '<div class="field">', _label(bound, label_class, plain=compact or bare), help_text,
        _widget(bound, "form-control"), errors, "</div>",
    )  # fmt: skip


def error_summary_html(forms: Iterable[BaseForm | BaseFormSet], heading: str = "") -> SafeString:
    """What keeps the page from being saved, each sentence a link to its field; nothing when nothing is wrong."""
    rows = [row for each in forms for row in _summary_rows(each)]
    if not rows:
        return SafeString("")
    return _join(
        '<div class="error-summary" role="alert" tabindex="-1"><h2>', icon_svg("circle-alert"),
        _escaped(heading or _("Nothing was saved yet. Please correct:")), "</h2><ul>", *rows, "</ul></div>",
    )  # fmt: skip


def _summary_rows(form: BaseForm | BaseFormSet) -> list[SafeString]:
    if not form.is_bound:
        return []
    if isinstance(form, BaseFormSet):
        own = [format_html("<li>{}</li>", error) for error in form.non_form_errors()]
        return own + [row for each in form.forms for row in _summary_rows(each)]
    rows = [format_html("<li>{}</li>", error) for error in form.non_field_errors()]
    for name in form.errors:
        if name in form.fields:
            bound = form[name]
            link = '<li><a href="#{}">{} – {}</a></li>'
            rows += [format_html(link, bound.id_for_label or bound.auto_id, bound.label, e) for e in bound.errors]
    return rows


def _widget(bound: BoundField, css_class: str = "") -> SafeString:
    widget = bound.field.widget
    if widget.template_name == SELECT:
        css_class = "form-select"
    classes = filter(None, (css_class, widget.attrs.get("class"), css_class and bound.errors and "is-invalid"))
    attrs = bound.build_widget_attrs({"class": " ".join(classes)} if css_class else {})
    if bound.auto_id and "id" not in widget.attrs:
        attrs["id"] = bound.auto_id
    value = bound.value()
    if getattr(widget, "input_type", "") == "date" and isinstance(value, datetime.date):
        # A browser's date input understands ISO only and shows nothing at all for the local 08.09.2026.
        value = value.isoformat()
    if widget.template_name not in INPUTS and widget.template_name not in (SELECT, TEXTAREA):
        return bound.as_widget(attrs=attrs)
    widget.is_localized = widget.is_localized or bound.field.localize
    data = widget.get_context(bound.html_name, value, attrs)["widget"]
    if widget.template_name == SELECT:
        return _select(data)
    if widget.template_name == TEXTAREA:
        text = _escaped(data["value"] or "")
        return _join(f'<textarea name="{data["name"]}"', _attrs(data["attrs"]), ">\n", text, "</textarea>")
    shown = "" if data["value"] is None else f' value="{_escaped(data["value"])}"'
    return _join(f'<input type="{data["type"]}" name="{data["name"]}"', shown, _attrs(data["attrs"]), ">")


def _select(data: dict[str, Any]) -> SafeString:
    parts = [f'<select name="{data["name"]}"', _attrs(data["attrs"]), ">"]
    for group, options, _index in data["optgroups"]:
        if group:
            parts += ['<optgroup label="', _escaped(group), '">']
        for option in options:
            value, label = _escaped(option["value"]), _escaped(option["label"])
            parts += [f'<option value="{value}"', _attrs(option["attrs"]), f">{label}</option>"]
        if group:
            parts.append("</optgroup>")
    return _join(*parts, "</select>")


def _choices(bound: BoundField, help_text: str, errors: str, bare: bool) -> SafeString:
    """Radio buttons or checkboxes as one group; the group, not each button, carries the help and the error."""
    described = f' aria-describedby="{bound.aria_describedby}"' if bound.aria_describedby else ""
    invalid = "form-check-input is-invalid" if bound.errors else "form-check-input"
    parts = [f'<fieldset class="field" id="{bound.auto_id}" tabindex="-1"{described}>']
    parts += [f'<legend class="{"visually-hidden" if bare else "form-label"}">', _label_text(bound, bare), "</legend>"]
    parts.append(help_text)
    opening = f'<div class="form-check"><input type="{bound.field.widget.input_type}" name="{bound.html_name}"'
    for value, label, attrs in _buttons(bound, invalid):
        parts += [
            opening, f' value="{_escaped(value)}"', _attrs(attrs),
            f'><label class="form-check-label" for="{attrs["id"]}">', _escaped(label), "</label></div>",
        ]  # fmt: skip
    return _join(*parts, errors, "</fieldset>")


def _buttons(bound: BoundField, css_class: str) -> Iterator[tuple[Any, Any, dict[str, Any]]]:
    """Value, label and attributes of each, as the widget's own `subwidgets` tell, which make an object and three
    dictionaries of each. Ours have no groups."""
    widget = bound.field.widget
    own = bound.build_widget_attrs({"id": widget.attrs.get("id") or bound.auto_id})
    common = widget.build_attrs(widget.attrs, own)
    chosen = widget.format_value(bound.value())
    for number, (value, label) in enumerate(widget.choices):
        attrs = common | {"id": widget.id_for_label(common["id"], number)}
        if str(value) in chosen:
            attrs["checked"] = True
            chosen = chosen if widget.allow_multiple_selected else ()
        yield value, label, attrs | {"class": css_class}


def _label(bound: BoundField, css_class: str, *, plain: bool) -> SafeString:
    return _join(f'<label class="{css_class}" for="{bound.id_for_label}">', _label_text(bound, plain), "</label>")


def _label_text(bound: BoundField, plain: bool) -> str:
    """What is asked; what may be left empty says so (most fields are required, so those need no star)."""
    if plain or bound.field.required or bound.field.disabled:
        return _escaped(bound.label)
    return format_html('{} <span class="optional">{}</span>', bound.label, _("(optional)"))


def _help(bound: BoundField) -> SafeString:
    if not bound.help_text:
        return SafeString("")
    return format_html('<div class="form-text" id="{}_helptext">{}</div>', bound.auto_id, mark_safe(bound.help_text))


def _errors(bound: BoundField) -> SafeString:
    if not bound.errors:
        return SafeString("")
    sentences = format_html_join("", "<div>{}{}</div>", [(icon_svg("circle-alert"), error) for error in bound.errors])
    return format_html('<div class="field-error" id="{}_error">{}</div>', bound.auto_id, sentences)


def _attrs(attrs: dict[str, Any]) -> str:
    """As Django's attrs.html: True is the bare name, False leaves it out."""
    return "".join(
        f" {name}" if value is True else f' {name}="{_escaped(value)}"'
        for name, value in attrs.items()
        if value is not False
    )


def _join(*parts: str) -> SafeString:
    """Only for parts that are escaped already."""
    return mark_safe("".join(parts))


def _escaped(value: Any) -> str:
    """As Django's conditional_escape, without its price for texts that might be lazy: a form asks hundreds of times."""
    text = str(value) if isinstance(value, Promise) else value
    return text.__html__() if hasattr(text, "__html__") else escape(str(text))
