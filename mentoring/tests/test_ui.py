"""Do the tags and the theme keep what the pages rely on? Plain values, no database."""

import datetime
import re
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe

from mentoring.templatetags import ui
from mentoring.templatetags._statuses import STATUSES

TODAY = datetime.date(2026, 9, 8)
STATIC = Path(settings.BASE_DIR) / "static"
TEMPLATES = Path(settings.BASE_DIR) / "templates"


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


# Dates ----------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("language", "short", "long"),
    [
        ("kk", "сс 08.09.2026", "2026 жылғы 8 қыркүйек"),
        ("ru", "вт 08.09.2026", "8 сентября 2026 г."),
        ("en", "Tue 08.09.2026", "8 September 2026"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(language, short, long):
    with translation.override(language):
        assert (ui.fdate(TODAY), ui.fdate(TODAY, "long")) == (short, long)
        assert (ui.shortdate(TODAY), ui.longdate(TODAY)) == (short, long)


def test_a_moment_is_written_as_the_school_s_day():
    just_after_midnight_in_almaty = datetime.datetime(2026, 9, 7, 19, 30, tzinfo=datetime.UTC)

    assert ui.shortdate(just_after_midnight_in_almaty) == "Tue 08.09.2026"


def test_no_date_is_nothing():
    assert (ui.fdate(None), ui.longdate(None), ui.due(None, TODAY)) == ("", "", "")


@pytest.mark.parametrize(
    ("days_off", "options", "expected"),
    [
        (4, {}, "by Sat 12.09.2026"),
        (3, {}, "by Fri 11.09.2026 Due soon"),
        (0, {}, "by Tue 08.09.2026 Due soon"),
        (-1, {}, "by Mon 07.09.2026 Overdue"),
        (-1, {"done": TODAY}, "by Mon 07.09.2026 Done"),
        (-1, {"late": False}, "by Mon 07.09.2026 Due soon"),
        (4, {"late": True}, "by Sat 12.09.2026 Overdue"),
    ],
)
def test_due_tells_the_date_and_its_state(days_off, options, expected):
    assert text(ui.due(TODAY + datetime.timedelta(days_off), TODAY, **options)) == expected


@pytest.mark.parametrize(
    ("days", "expected", "tone"),
    [
        (5, "5 working days left", "quiet"),
        (3, "3 working days left", "quiet"),
        (2, "2 working days left", "warn"),
        (1, "1 working day left", "warn"),
        (0, "last day today", "warn"),
        (-1, "1 working day late", "bad"),
        (-2, "2 working days late", "bad"),
    ],
)
def test_days_left_counts_in_words(days, expected, tone):
    html = ui.days_left(days)

    assert (text(html), f"chip-{tone}" in html) == (expected, True)


# States and icons -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("code", list(STATUSES))
def test_status_is_word_colour_and_icon(code):
    html = ui.status(code)

    assert text(html) == str(STATUSES[code].label)[:1].upper() + str(STATUSES[code].label)[1:]
    assert re.search(r'class="chip chip-(quiet|info|good|warn|bad)"', html)
    assert '<svg class="icon" width="1em" height="1em"' in html


def test_status_follows_the_language():
    with translation.override("ru"):
        russian = ui.status("active")

    assert russian != ui.status("active")


def test_an_unknown_status_is_a_fault_not_a_blank():
    with pytest.raises(KeyError):
        ui.status("nonsense")


def test_icon_is_silent_to_a_reader():
    assert ' aria-hidden="true"' in ui.icon("calendar")


def test_menu_marks_the_page_one_is_on_and_escapes_labels():
    here = SimpleNamespace(label="Today", url="/", icon="house", is_current=True)
    there = SimpleNamespace(label="A & B", url="/b/", icon="users", is_current=False)

    html = ui.menu_links([here, there])

    assert re.findall(r'<a href="([^"]*)"( aria-current="page")?>', html) == [
        ("/", ' aria-current="page"'),
        ("/b/", ""),
    ]
    assert "A &amp; B" in html


# Fields ---------------------------------------------------------------------------------------------------------------
class HireForm(forms.Form):
    name = forms.CharField(help_text="As in the identity card.", max_length=20)
    subject = forms.ChoiceField(choices=[("", "—"), ("Sciences", [("p", "Physics & co")]), ("k", "Kazakh")])
    hired_on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(widget=forms.RadioSelect, choices=[("main", "Main job"), ("second", "Second job")])
    note = forms.CharField(widget=forms.Textarea, required=False)
    ethics = forms.BooleanField()
    ticket = forms.CharField(widget=forms.HiddenInput)


def test_field_ties_help_and_error_to_the_widget():
    html = ui.field(HireForm({"name": ""})["name"])

    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_helptext"' in html and 'id="id_name_error"' in html
    assert text(html) == "Name As in the identity card. This field is required."


def test_field_keeps_and_escapes_what_was_typed():
    form = HireForm({"name": '"><script>', "note": "</textarea><b>", "subject": "p"})

    assert 'value="&quot;&gt;&lt;script&gt;"' in ui.field(form["name"])
    assert ">\n&lt;/textarea&gt;&lt;b&gt;</textarea>" in ui.field(form["note"])
    assert '<option value="p" selected>Physics &amp; co</option>' in ui.field(form["subject"])


def test_field_gives_a_date_input_the_only_form_a_browser_reads():
    with translation.override("ru"):
        assert 'value="2026-09-08"' in ui.field(HireForm(initial={"hired_on": TODAY})["hired_on"])


def test_field_groups_radio_buttons_under_their_question():
    html = ui.field(HireForm({"kind": "second"})["kind"])

    assert html.startswith('<fieldset class="field" id="id_kind"')
    assert [bool(re.search(r"\bchecked\b", tag)) for tag in re.findall("<input[^>]*>", html)] == [False, True]


def test_field_says_what_may_be_left_empty_but_not_in_a_filter():
    note = HireForm()["note"]

    assert text(ui.field(note)).startswith("Note (optional)")
    assert text(ui.field(note, compact=True)) == "Note"


def test_field_in_a_table_is_labelled_for_the_ear_only():
    assert '<label class="visually-hidden" for="id_name">Name</label>' in ui.field(HireForm()["name"], bare=True)


def test_hidden_field_has_no_label():
    assert "<label" not in ui.field(HireForm()["ticket"])


@pytest.mark.parametrize("name", ["name", "subject", "hired_on", "note", "ethics"])
def test_field_writes_the_same_widget_as_django(name):
    """The shortcut past the widget templates may change the class only."""
    bound = HireForm({"name": "A", "subject": "k", "hired_on": "2026-09-08", "note": "x", "ethics": "on"})[name]
    ours = re.search(r"<select.*</select>|<textarea.*</textarea>|<input[^>]*>", ui.field(bound), re.DOTALL)[0]

    assert _normal(ours) == _normal(str(bound))


def _normal(html: str) -> str:
    return re.sub(r"\s+", "", re.sub(r' class="form-[^"]*"', "", html))


def test_error_summary_links_each_error_to_its_field():
    html = ui.error_summary(HireForm({"ticket": "x", "subject": "k", "note": "", "kind": "main", "ethics": "on"}))

    assert re.findall(r'<a href="(#[^"]*)">([^<]*)</a>', html) == [
        ("#id_name", "Name – This field is required."),
        ("#id_hired_on", "Hired on – This field is required."),
    ]


def test_error_summary_finds_errors_in_the_rows_of_a_formset():
    rows = forms.formset_factory(HireForm, min_num=1, extra=0)
    data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-ticket": "x"}

    assert "#id_form-0-name" in ui.error_summary(rows(data))


def test_error_summary_is_nothing_without_errors():
    assert ui.error_summary(HireForm()) == ""


# Templates ------------------------------------------------------------------------------------------------------------
def test_stage_bar_is_an_ordered_list_with_words_and_reasons():
    stage = SimpleNamespace(
        label="Level", state="now", due=TODAY, done_on=None, why=mark_safe("<details>Why this date?</details>")
    )

    html = Template('{% include "includes/stagebar.html" with stages=stages only %}').render(
        Context({"stages": [stage]})
    )

    assert '<ol class="stagebar">' in html and 'aria-current="step"' in html
    assert text(html.split("-->")[-1]) == "Level Now by Tue 08.09.2026 Why this date?"


def test_forms_included_with_only_are_given_their_csrf_token():
    """`only` takes the token away with everything else, and every POST of the page would be refused."""
    includes = [
        tag
        for path in TEMPLATES.rglob("*.html")
        for tag in re.findall(r'{% include "includes/(?:form|confirm)\.html"[^%]* only %}', path.read_text())
    ]

    assert [tag for tag in includes if "csrf_token" not in tag] == []


def test_no_template_has_inline_script_style_or_handler():
    pattern = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\bsrc=)")

    assert [
        str(path)
        for path in TEMPLATES.rglob("*.html")
        if "documents" not in path.parts and pattern.search(path.read_text())
    ] == []


# Theme ----------------------------------------------------------------------------------------------------------------
def themes() -> dict[str, dict[str, str]]:
    css = (STATIC / "css" / "tokens.css").read_text()
    blocks = {
        "light": re.search(r":root \{(.*?)\n\}", css, re.DOTALL)[1],
        "system dark": re.search(r':not\(\[data-bs-theme="light"\]\) \{(.*?)\n  \}', css, re.DOTALL)[1],
        "chosen dark": re.search(r'\n\[data-bs-theme="dark"\] \{(.*?)\n\}', css, re.DOTALL)[1],
    }
    return {name: dict(re.findall(r"--tm-([a-z-]+): ([^;]*);", block)) for name, block in blocks.items()}


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        digits = colour.lstrip("#")
        digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_both_dark_themes_are_the_same():
    assert themes()["system dark"] == themes()["chosen dark"] != {}


TEXT_ON_GROUND = [
    *product(("ink", "ink-soft", "accent", "bad"), ("paper", "surface", "sunken")),
    *((tone, f"{tone}-soft") for tone in ("accent", "quiet", "info", "good", "warn", "bad")),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-bad", "bad"),
    ("ink", "accent-soft"),
]
CONTROL_ON_GROUND = list(product(("line-strong", "focus"), ("paper", "surface")))


@pytest.mark.parametrize("theme", ["light", "chosen dark"])
def test_every_text_and_control_stands_out_from_its_ground(theme):
    tokens = themes()[theme]
    weak = [
        (front, ground, round(contrast(tokens[front], tokens[ground]), 2))
        for pairs, least in ((TEXT_ON_GROUND, 4.5), (CONTROL_ON_GROUND, 3))
        for front, ground in pairs
        if contrast(tokens[front], tokens[ground]) < least
    ]

    assert weak == []
