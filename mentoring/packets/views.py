"""Pages of proof packets: what would be in, one button, those that were issued, and their files to take along."""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from typing import IO, Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring import process
from mentoring.documents.models import IssuedDocument
from mentoring.jobs.models import Job
from mentoring.mentorships.fetch import pair_of
from mentoring.mentorships.perms import can_open_packet, can_prove
from mentoring.packets.archive import ChangedFileError, write_archive
from mentoring.packets.facts import facts_of, has_order, minutes_of, pairs_of_year
from mentoring.packets.forms import PacketForm, PacketYearForm
from mentoring.packets.models import Packet
from mentoring.web import school_of
from schools import clock
from schools.models import AcademicYear
from schools.web import accept, new_ticket, require


def of_pair(request: HttpRequest, pk: int) -> HttpResponse:
    pair = pair_of(request, pk)
    require(can_prove(request.user, pair.school, pair))
    jobs = Job.objects.filter(mentorship=pair)
    packets = Packet.objects.filter(document__mentorship=pair)
    [found] = facts_of([pair])
    papers = [*found.papers, *minutes_of([found])]
    context = {"pair": pair, "school": pair.school, "papers": papers, "may_make": has_order(pair)}
    return _page(
        request,
        lambda **chosen: process.ask_packet(mentorship=pair, by=request.user, on=clock.today(), **chosen),
        jobs,
        packets,
        context,
    )


def of_year(request: HttpRequest, code: str) -> HttpResponse:
    school, today = school_of(request, code), clock.today()
    require(can_prove(request.user, school))
    year = _chosen_year(request, today)
    pairs = pairs_of_year(school, year)
    jobs = Job.objects.filter(school=school, year=year, kind="year_packet")
    packets = Packet.objects.filter(document__school=school, year=year)
    form = PacketYearForm(initial={"year": year})
    context = {"pair": None, "school": school, "year": year, "year_form": form, "pairs": pairs, "may_make": bool(pairs)}
    return _page(
        request,
        lambda **chosen: process.ask_year_packet(school=school, year=year, by=request.user, on=today, **chosen),
        jobs,
        packets,
        context,
    )


@require_POST
def download(request: HttpRequest, code: str) -> HttpResponse:
    """The ZIP. A POST, because it leaves a trace: who took the files along, and when."""
    documents = IssuedDocument.objects.visible_to(request.user).select_related(
        "school", "mentorship__school", "mentorship__mentor", "mentorship__mentee"
    )
    document = get_object_or_404(documents.filter(packet__isnull=False), code=code)
    require(can_open_packet(request.user, document))
    packet = document.packet
    try:
        archive = _packed(packet)
    except (ChangedFileError, OSError) as wrong:
        told = _("The files were not packed: a stored paper is not as it was issued: %(code)s.")
        messages.error(request, told % {"code": wrong})
        if document.mentorship_id:
            return redirect("packets:pair", document.mentorship_id)
        return redirect("packets:year", document.school.code)
    accept(
        request, Form(request.POST), lambda: process.download_packet(packet=packet, by=request.user, on=clock.today())
    )
    response = FileResponse(archive, as_attachment=True, filename=f"packet-{code}.zip", content_type="application/zip")
    response["Cache-Control"] = "private, no-store"
    return response


def _packed(packet: Packet) -> IO[bytes]:
    """A file without a name, gone when the answer has been sent."""
    with ExitStack() as undone:
        archive = undone.enter_context(tempfile.TemporaryFile())
        write_archive(packet, archive)
        undone.pop_all()
    archive.seek(0)
    return archive


def _page(
    request: HttpRequest,
    ask: Callable[..., Job],
    jobs: QuerySet[Job],
    packets: QuerySet[Packet],
    context: dict[str, Any],
) -> HttpResponse:
    form = PacketForm(request.POST or None)
    asked: list[Job] = []
    if accept(request, form, lambda: asked.append(ask(**form.cleaned_data))):
        found = asked[0] if asked else jobs.filter(language=form.cleaned_data["language"]).latest("id")
        return redirect("jobs:job", found.pk)
    context |= {
        "form": form,
        "ticket": new_ticket(),
        "jobs": list(jobs.open()),
        "packets": list(packets.select_related("document").order_by("-id")[:10]),
    }
    return render(request, "mentoring/packets/packet.html", context)


def _chosen_year(request: HttpRequest, today) -> AcademicYear:
    """The year asked for, else the one today belongs to, else the last one known."""
    asked = PacketYearForm(request.GET)
    if asked.is_valid():
        return asked.cleaned_data["year"]
    return AcademicYear.objects.covering(today).first() or AcademicYear.objects.latest("starts_on")
