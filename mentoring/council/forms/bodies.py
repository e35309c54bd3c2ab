"""Who is seated, and what does a school found?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.council.enums import FOUNDED_KINDS, BodyKind, BodyPost
from mentoring.council.forms.fields import PersonField
from mentoring.council.models import Body
from mentoring.mentorships.forms import choices_among, date_field
from schools.models import Association


class SeatForm(forms.Form):
    """A seat in a body; in the council, where everybody is a member, only its offices."""

    person = PersonField(label=_("Person"))
    post = forms.ChoiceField(label=_("Post"))
    started_on = date_field(_("From"))

    def __init__(self, *args, body: Body, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].set_people(people)
        posts = (BodyPost.CHAIR, BodyPost.SECRETARY) if body.kind == BodyKind.COUNCIL else tuple(BodyPost)
        self.fields["post"].choices = choices_among(posts)
        if body.kind != BodyKind.COUNCIL:
            self.fields["post"].initial = BodyPost.MEMBER


class LeaveSeatForm(forms.Form):
    last_day = date_field(_("Last day"))


class FoundForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=choices_among(FOUNDED_KINDS), widget=forms.RadioSelect)
    name_kk = forms.CharField(label=_("Name in Kazakh"), max_length=160)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=160)
    joined = forms.ModelMultipleChoiceField(
        Association.objects.none(),
        label=_("Associations that join"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("For a joint association: two or more. Until somebody is seated, their teachers are its members."),
    )

    def __init__(self, *args, school, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["joined"].queryset = Association.objects.filter(school=school)
        self.fields["kind"].initial = BodyKind.JOINT

    def clean(self):
        told = super().clean()
        if told.get("kind") == BodyKind.JOINT and len(told.get("joined", ())) < 2:
            self.add_error("joined", _("Choose at least two associations that join."))
        if told.get("kind") == BodyKind.METHODICAL:
            told["joined"] = []
        return told
