"""Where do the pages of a paper break? However long the text before them, signatures never stand alone."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from mentoring.documents.pdf import render_pdf
from mentoring.documents.sample import sample_order
from mentoring.documents.tests import world
from schools.models import School

ON = date(2026, 9, 8)
LINE = "Талаптарға толық сәйкес келетін үміткер жоқ, сондықтан кеңес шешім қабылдады. "


def order_with(lines: int):
    """A made-up order whose exception gives so many lines of reason."""
    school = School(name_kk="«№ 25 мектеп» КММ", name_ru="КГУ «Школа № 25»", short_name_kk="№ 25", short_name_ru="№ 25")
    paper = sample_order(school, ON)
    return replace(paper, exception_reason=LINE * lines, exception_ground="–", exception_basis="–", exception_until=ON)


@pytest.mark.parametrize("lines", [1, 4, 6, 8, 10, 12, 16, 30])
def test_signatures_follow_the_text_they_sign(lines):
    pages = world.pages_of(render_pdf("documents/order.html", partial(order_with, lines), language="kk").pdf)
    [signed] = [page for page in pages if "Директор" in page and "Бұйрықпен таныстым" in page]
    assert "Негіздеме:" in signed
    assert all(f"{number}-бет, барлығы {len(pages)} бет" in page for number, page in enumerate(pages, start=1))


def test_head_of_a_table_is_repeated_on_each_of_its_pages():
    def build():
        paper = order_with(1)
        return replace(paper, terms=paper.terms * 15)

    pages = world.pages_of(render_pdf("documents/order.html", build, language="kk").pdf)
    with_rows = [page for page in pages if "Кәсіби даярлық деңгейін айқындау" in page]
    assert len(with_rows) > 1
    assert all("Мерзімі (соңғы күні)" in page for page in with_rows)
