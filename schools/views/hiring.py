"""Who joins, who leaves?"""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from schools import clock, services
from schools.concerns import concerns_of
from schools.enums import PostKind
from schools.forms.fields import choices_of, subjects_by_name
from schools.forms.hiring import HireForm, LeaveForm, LessonFormSet
from schools.models import Employment
from schools.perms import can_answer_for, can_manage_staff, posts_to_hire
from schools.services import Lesson
from schools.views.fetch import person_of, roles_held, school_of
from schools.web import accept, new_ticket, require

LONG_AGO = timedelta(days=31)


def hire(request, code):
    school = school_of(request, code)
    require(can_manage_staff(request.user, school))
    today = clock.today()
    posts = posts_to_hire(request.user, school)
    form = HireForm(
        request.POST or None,
        school=school,
        posts=posts,
        today=today,
        initial={"hired_on": today, "post": PostKind.TEACHER, "language": get_language()},
    )
    subjects = subjects_by_name()
    lessons = LessonFormSet(
        request.POST or None,
        prefix="lessons",
        form_kwargs={"subjects": subjects},
        needs_subject=request.POST.get("post") == PostKind.TEACHER,
    )
    done: list[Employment] = []
    if accept(request, form, lambda: done.append(_hire(form, lessons, school, request.user)), lessons):
        return _hired(request, school, form, done[0]) if done else redirect("schools:staff", code)
    context = {
        "school": school,
        "form": form,
        "lessons": lessons,
        "posts": tuple(posts),
        "subjects": choices_of(subjects),
        "today": today,
        "ticket": new_ticket(),
    }
    return render(request, "schools/hire.html", context)


def leave(request, code, pk, job_pk):
    school = school_of(request, code)
    person = person_of(request, school, pk)
    job = get_object_or_404(Employment.objects.visible_to(request.user).filter(school=school, person=person), pk=job_pk)
    today = clock.today()
    require(can_answer_for(request.user, school, roles_held(person, today)))
    form = LeaveForm(request.POST or None, started_on=job.started_on, today=today, initial={"finished_on": today})
    if accept(request, form, lambda: services.finish_employment(employment=job, on=form.cleaned_data["finished_on"])):
        messages.success(request, _("The job is ended. The roles at the school end with it."))
        for concern in concerns_of(person, school):
            messages.warning(request, format_html('{} <a href="{}">{}</a>', concern.text, concern.url, concern.link))
        return redirect("schools:person", code, pk)
    context = {
        "school": school,
        "person": person,
        "job": job,
        "form": form,
        "ticket": new_ticket(),
        "concerns": concerns_of(person, school),
        "consequences": [
            _("The job and the roles at this school end with that day."),
            _("The person stays in the list of former staff; everything recorded stays."),
        ],
    }
    return render(request, "schools/leave.html", context)


def _hire(form: HireForm, lessons, school, by) -> Employment:
    told = form.cleaned_data
    job = services.hire(
        school=school,
        person=form.known_person,
        last_name=told["last_name"],
        first_name=told["first_name"],
        patronymic=told["patronymic"],
        on=told["hired_on"],
        by=by,
        lessons=[Lesson(**lesson) for lesson in lessons.lessons],
        post=told["post"],
        starts_profession=told["starts_profession"],
        education=told["education"],
        staff_number=told["staff_number"],
    )
    if told["with_account"]:
        services.make_account(
            person=job.person,
            username=told["username"] or services.free_login_name(job.person.last_name, job.person.first_name),
            email=told["email"],
            language=told["language"],
        )
    return job


def _hired(request, school, form: HireForm, job: Employment):
    """On to what comes next: the mentor of a young teacher, or the list."""
    name = job.person.full_name
    if form.cleaned_data["with_account"]:
        url = reverse("schools:account", args=[school.code, job.person_id])
        text = _("An account is made. Hand the invitation over:")
        messages.info(request, format_html('{} <a href="{}">{}</a>', text, url, name))
    if not job.starts_profession:
        messages.success(request, _("Hired: %(name)s.") % {"name": name})
        return redirect("schools:staff", school.code)
    messages.success(
        request, _("Hired: %(name)s. Choose a mentor now; the last day for the order stands below.") % {"name": name}
    )
    if job.started_on < clock.today() - LONG_AGO:
        messages.warning(request, _("The day of hire is long past: the term of the order is counted from that day."))
    return redirect("eligibility:candidates", job.pk)
