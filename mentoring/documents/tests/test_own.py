"""The school's own papers: its wording, its emblem, its numbers; and that what is issued never changes by them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader

from mentoring.documents import emblem
from mentoring.documents.enums import OwnText
from mentoring.documents.models import OwnWording, PaperStyle
from mentoring.documents.own import suggested_number
from mentoring.documents.rules import next_number, pattern_faults, unknown_places
from mentoring.documents.tests import world
from mentoring.documents.wording import LANGUAGES, WORDS, places_of, standard_text
from mentoring.history.enums import Verb
from mentoring.history.models import Event
from mentoring.mentorships.documents import render_order
from mentoring.tests.pages import read, row_counts, ticket_of
from mentoring.tests.signin import sign_in
from schools.tests import make

CONTROL = "Бұйрықтың орындалуын бақылау директорға жүктелсін."


@pytest.fixture
def house(db):
    return world.make_house()


def picture(kind="PNG", size=(80, 60), mode="RGBA") -> bytes:
    out = BytesIO()
    Image.new(mode, size, "navy").save(out, kind)
    return out.getvalue()


def _url(house, language="kk", name="wording"):
    return reverse(f"documents:{name}", args=[house.school.code, *([language] if language else [])])


def _save(client, house, language="kk", **texts):
    page = client.get(_url(house, language)).content.decode()
    told = {key: standard_text(key, language) for key in OwnText.values} | texts | {"ticket": ticket_of(page)}
    return client.post(_url(house, language), told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_may_be_worded_exists(language):
    assert [key for key in OwnText.values if not standard_text(key, language)] == []
    assert set(OwnText.values) <= set(WORDS)


def test_own_words_are_printed_from_now_on_and_issued_papers_stay(client, house):
    issued = world.signed(house).documents.get(kind="order")
    before = world.bytes_of(issued)
    sign_in(client, house.deputy)
    assert _save(client, house, order_control=CONTROL, head="Мектеп директоры").status_code == 302
    pair = world.proposed(house, mentee="Екінші")
    printed = world.text_of(render_order(pair, number="1", on=world.ORDERED, language="kk").pdf)
    assert CONTROL in printed
    assert "Мектеп директоры" in printed
    assert standard_text("order_control", "kk") not in printed
    assert world.bytes_of(issued) == before


def test_words_of_one_language_and_school_leave_the_others_alone(client, house):
    sign_in(client, house.deputy)
    _save(client, house, order_control=CONTROL)
    other = make.make_school()
    assert CONTROL not in world.text_of(
        render_order(world.proposed(house), number="1", on=world.ORDERED, language="ru").pdf
    )
    assert not OwnWording.objects.filter(school=other).exists()


@pytest.mark.parametrize("emptied", ["", "  ", standard_text("order_control", "kk")])
def test_emptied_text_returns_to_the_standard(client, house, emptied):
    sign_in(client, house.deputy)
    _save(client, house, order_control=CONTROL)
    assert OwnWording.objects.get().text == CONTROL
    _save(client, house, order_control=emptied)
    assert not OwnWording.objects.exists()


def test_each_change_is_told_and_none_where_nothing_changed(client, house):
    sign_in(client, house.deputy)
    _save(client, house, order_control=CONTROL, head="Мектеп директоры")
    _save(client, house, order_control=CONTROL, head="Мектеп директоры")
    told = Event.objects.get(verb=Verb.PAPERS_WORDED)
    assert (told.data["language"], sorted(told.data["texts"].split(","))) == ("kk", ["head", "order_control"])


@pytest.mark.parametrize("text", ["{who}", "{year.__class__}", "{", "}", "{year!r}", "{year:>9}", "{{year}}", "{0}"])
def test_unknown_place_is_told_at_the_field_and_what_was_typed_is_kept(client, house, text):
    sign_in(client, house.deputy)
    page = _save(client, house, order_pair=f"{text} оқу жылы", order_control=CONTROL).content.decode()
    assert "cannot be filled in here" in page
    assert CONTROL in page
    assert not OwnWording.objects.exists()


def test_what_is_typed_is_shown_and_not_kept(client, house):
    sign_in(client, house.deputy)
    told = {key: standard_text(key, "kk") for key in OwnText.values} | {"order_control": "<b>Бақылау</b> & тағы"}
    before = row_counts()
    shown = client.post(_url(house, name="wording_preview"), told)
    assert "&lt;b&gt;Бақылау&lt;/b&gt; &amp; тағы" in shown.content.decode()
    assert shown.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
    pdf = client.post(_url(house, name="wording_preview"), told | {"pdf": "1"})
    assert "<b>Бақылау</b> & тағы" in world.text_of(pdf.content)
    assert "ЖОБА" in world.text_of(pdf.content)
    assert row_counts() == before


def test_preview_says_what_cannot_be_shown(client, house):
    sign_in(client, house.deputy)
    assert "{who}" in client.post(_url(house, name="wording_preview"), {"order_pair": "{who}"}).content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_preview_opens_in_each_language(client, house, language):
    page = read(sign_in(client, house.deputy), _url(house, language, "wording_preview"))
    assert standard_text("order_control", language) in page


def test_there_is_no_page_of_another_language(client, house):
    assert sign_in(client, house.deputy).get(_url(house, "de")).status_code == 404


# The emblem ----------------------------------------------------------------------------------------------------------
def _style(client, house, **told):
    page = client.get(_url(house, "", "style")).content.decode()
    return client.post(_url(house, "", "style"), told | {"ticket": ticket_of(page)})


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("JPEG", "RGB"), ("JPEG", "CMYK")]
)
def test_emblem_is_drawn_anew_and_printed(client, house, kind, mode):
    sign_in(client, house.head)
    file = SimpleUploadedFile(f"logo.{kind.lower()}", picture(kind, mode=mode))
    assert _style(client, house, emblem=file).status_code == 302
    assert bytes(PaperStyle.objects.get().emblem).startswith(b"\x89PNG")
    pdf = render_order(world.proposed(house), number="1", on=world.ORDERED, language="kk").pdf
    assert len(PdfReader(BytesIO(pdf)).pages[0].images) == 1


def test_emblem_is_made_small_and_can_be_taken_away(client, house):
    sign_in(client, house.head)
    _style(client, house, emblem=SimpleUploadedFile("logo.png", picture(size=(2000, 1000))))
    assert Image.open(BytesIO(PaperStyle.objects.get().emblem)).size == (600, 300)
    _style(client, house, order_number="{n}-н/қ")
    assert PaperStyle.objects.get().emblem  # no picture chosen leaves it
    _style(client, house, no_emblem="on")
    assert not PaperStyle.objects.get().emblem


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no PNG or JPEG"),
        (b"\x89PNG\r\n\x1a\n broken", "no PNG or JPEG"),
        (picture()[:60], "no PNG or JPEG"),
        (b"GIF89a" + b"0" * 40, "no PNG or JPEG"),
        (picture() + b"0" * emblem.MAX_BYTES, "larger than 1 MB"),
        (picture(size=(emblem.MAX_SIDE + 1, 1)), "points"),
    ],
    ids=["svg", "broken", "cut", "gif", "large", "wide"],
)
def test_what_is_no_fit_picture_is_refused_at_the_field(client, house, content, sentence):
    sign_in(client, house.head)
    page = _style(client, house, emblem=SimpleUploadedFile("logo.png", content)).content.decode()
    assert sentence in page
    assert not PaperStyle.objects.exists()


# The numbers ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("pattern", "used", "number"),
    [
        ("{n}-н/қ", [], "1-н/қ"),
        ("{n}-н/қ", ["9-н/қ", "10-н/қ"], "11-н/қ"),
        ("{n}-н/қ", ["45", "45-к", "x-н/қ", "", "-н/қ"], "1-н/қ"),
        ("{year}/{n}", ["2026/3", "2025/8"], "2026/4"),
        ("{n}", ["3", "12", "٣"], "13"),
    ],
)
def test_next_number(pattern, used, number):
    assert next_number(pattern, used, 2026) == number


@pytest.mark.parametrize(
    ("pattern", "faults"),
    [
        ("{n}-н/қ", []),
        ("{year}-{n}", []),
        ("45", ["no_counter"]),
        ("{n}{n}", ["unknown"]),
        ("{n}{x}", ["unknown"]),
        ("{n}}", ["unknown"]),
    ],
)
def test_faults_of_a_pattern(pattern, faults):
    assert pattern_faults(pattern) == faults


def test_places_of_a_text():
    assert places_of("{number}, {date}") == ("number", "date")
    assert unknown_places("{year} {who} }", ("year",)) == ["{who}", "}"]


def test_suggestion_counts_on_from_the_orders_of_the_calendar_year(client, house):
    world.signed(house)  # 45-н/қ of 2026
    assert suggested_number(house.school, "order", world.ORDERED) == ""
    sign_in(client, house.head)
    _style(client, house, order_number="{n}-н/қ", minutes_number="{n}")
    assert suggested_number(house.school, "order", world.ORDERED) == "46-н/қ"
    assert suggested_number(house.school, "order", world.ORDERED.replace(year=2027)) == "1-н/қ"
    assert suggested_number(house.school, "minutes", world.ORDERED) == "2"


def test_suggestion_stands_at_the_field_of_the_order(client, house):
    PaperStyle.objects.create(school=house.school, order_number="{n}-н/қ")
    pair = world.proposed(house)
    world.decide(house, world.held(house, pair.agenda_items.all()).items.get())
    page = sign_in(client, house.head, world.ORDERED).get(reverse("mentorships:order", args=[pair.pk]))
    assert "1-н/қ" in page.content.decode()
