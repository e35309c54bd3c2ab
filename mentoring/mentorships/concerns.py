"""Which open pairs must be dealt with when somebody leaves the school?"""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.mentorships.models import Mentorship
from schools.concerns import Concern, ask
from schools.models import Person, School


@ask
def open_pairs(person: Person, school: School) -> Iterator[Concern]:
    """A running pair is replaced or ended, a proposal withdrawn."""
    pairs = Mentorship.objects.open().filter(school=school).of_person(person.pk).select_related("mentor", "mentee")
    for pair in pairs:
        names = {"mentor": pair.mentor.short_name, "mentee": pair.mentee.short_name}
        if not pair.is_active:
            text = _("A proposed pair waits: %(mentor)s – %(mentee)s.") % names
            yield Concern(text, reverse("mentorships:detail", args=[pair.pk]), _("Open the pair"))
        elif pair.mentor_id == person.pk:
            text = _("An open pair needs another mentor: %(mentor)s – %(mentee)s.") % names
            yield Concern(text, reverse("mentorships:replace", args=[pair.pk]), _("Replace the mentor"))
        else:
            text = _("An open pair ends with the job: %(mentor)s – %(mentee)s.") % names
            yield Concern(text, reverse("mentorships:end", args=[pair.pk]), _("End the mentorship early"))
