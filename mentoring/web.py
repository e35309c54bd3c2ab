"""What the pages of mentoring share: the header's shell, the school they are of, addresses, a paper as an answer."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from mentoring.documents.models import IssuedDocument
from mentoring.documents.pdf import Rendered
from mentoring.documents.word import write_word
from mentoring.hats import HAT, Hat, MenuEntry, hats, menu
from schools import clock
from schools.models import School
from schools.views import fetch
from schools.years import year_name


@dataclass(frozen=True)
class Shell:
    """Who is here, as what, where and when."""

    school: School | None
    school_name: str
    year: str
    hat: Hat | None
    hats: tuple[Hat, ...]
    menu: tuple[MenuEntry, ...]
    today: date
    demo: bool
    person_name: str
    key: tuple[object, ...]


def shell_of(request: HttpRequest) -> Shell:
    """The shell of a request, built once; views use its hat and school as well."""
    if not hasattr(request, "_shell"):
        request._shell = _build(request)
    return request._shell


def shell(request: HttpRequest) -> dict[str, object]:
    """Context processor: `shell` on every page, as a dictionary because a template looks into that first."""
    return {"shell": SimpleLazyObject(lambda: vars(shell_of(request)))}


def _build(request: HttpRequest) -> Shell:
    today = clock.today()
    if not request.user.is_authenticated:
        return Shell(None, "", "", None, (), (), today, settings.DEMO, "", key=(today,))
    worn = hats(request.user, request.session.get(HAT))
    hat = next((hat for hat in worn if hat.is_current), None)
    school = hat.school if hat else None
    code, school_name = (school.code, school.short_name) if school else ("", "")
    entries = menu(hat, request.path)
    person_name = request.user.get_short_name()
    roles = tuple((each.code, each.label, each.is_current) for each in worn)
    return Shell(
        school=school,
        school_name=school_name,
        year=year_name(today),
        hat=hat,
        hats=worn,
        menu=entries,
        today=today,
        demo=settings.DEMO,
        person_name=person_name,
        # All that the header and the foot of a page say, and where they lead: two people may have one name.
        key=(today, code, school_name, request.user.person_id, person_name, roles, entries),
    )


@lru_cache(maxsize=8192)
def address(name: str, *args: int | str) -> str:
    """The address of a page; long lists ask for the same ones again and again."""
    return reverse(name, args=args)


def school_of(request: HttpRequest, code: str) -> School:
    """The visible school of this code, 404 otherwise; the school of one's own role is at hand already."""
    for membership in request.user.memberships_today:
        school = membership.school
        if school is not None and school.code == code and request.user.scope.sees(school):
            return school
    return fetch.school_of(request, code)


def paper_response(document: IssuedDocument) -> FileResponse:
    """The stored file itself, byte for byte, shown in the browser under a readable name."""
    name = f"{document.kind}-{document.date:%Y-%m-%d}-{document.code}.pdf"
    response = FileResponse(document.file.open("rb"), content_type="application/pdf", filename=name)
    response["Cache-Control"] = "private, no-store"
    return response


def draft_response(pdf: bytes, name: str) -> HttpResponse:
    """A paper that is not issued yet, marked as a draft on every page."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def word_response(rendered: Rendered, name: str) -> HttpResponse:
    """The same paper as a Word file to edit; it says of itself that it is a copy."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    response = HttpResponse(write_word(rendered), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    response["Cache-Control"] = "private, no-store"
    return response
