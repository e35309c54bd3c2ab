"""What may the installation's admin see of mentoring? Everything but the private; nothing signed is changed here."""

from django.contrib import admin

from mentoring.council.models import Body, BodyMember, Decision
from mentoring.documents.models import IssuedDocument
from mentoring.history.models import Event
from mentoring.mentorships.models import Change, Deadline, Mentorship, Order, Suspension
from mentoring.plans.models import Difficulty


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows the process writes: to be looked at, never added, changed or deleted by hand."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Mentorship)
class MentorshipAdmin(ReadOnlyAdmin):
    list_display = ("mentor", "mentee", "subject", "school", "state", "started_on", "finished_on")
    list_filter = ("state", "year", "school")
    list_select_related = ("mentor", "mentee", "subject", "school")
    search_fields = ("mentor__search_key", "mentee__search_key")
    date_hierarchy = "proposed_on"


@admin.register(Order)
class OrderAdmin(ReadOnlyAdmin):
    list_display = ("number", "signed_on", "kind", "mentorship", "signed_by")
    list_filter = ("kind",)
    list_select_related = ("mentorship__mentor", "mentorship__mentee", "signed_by")
    search_fields = ("number",)
    date_hierarchy = "signed_on"


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = ("mentorship", "kind", "ground", "stage", "last_day", "asked_on", "school")
    list_filter = ("kind", "stage", "ground", "school")
    list_select_related = ("mentorship__mentor", "mentorship__mentee", "school")
    search_fields = ("mentorship__mentor__search_key", "mentorship__mentee__search_key")
    date_hierarchy = "asked_on"


@admin.register(Suspension)
class SuspensionAdmin(ReadOnlyAdmin):
    list_display = ("mentorship", "absence", "side", "started_on", "expected_on", "returned_on", "order_number")
    list_filter = ("absence", "side", "mentorship__school")
    list_select_related = ("mentorship__mentor", "mentorship__mentee")
    search_fields = ("order_number", "mentorship__mentor__search_key", "mentorship__mentee__search_key")
    date_hierarchy = "started_on"


@admin.register(Deadline)
class DeadlineAdmin(ReadOnlyAdmin):
    list_display = ("mentorship", "term", "due_on", "done_on", "school")
    list_filter = ("term", "school")
    list_select_related = ("mentorship__mentor", "mentorship__mentee", "school")
    date_hierarchy = "due_on"


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = ("decided_on", "item", "outcome", "votes_for", "votes_against", "abstained")
    list_filter = ("outcome",)
    list_select_related = (
        "item__mentorship__mentor", "item__mentorship__mentee", "item__person", "item__body",
    )  # fmt: skip
    date_hierarchy = "decided_on"


@admin.register(IssuedDocument)
class IssuedDocumentAdmin(ReadOnlyAdmin):
    list_display = ("code", "kind", "number", "date", "language", "school", "signatory")
    list_filter = ("kind", "school", "language")
    list_select_related = ("school",)
    search_fields = ("code", "number")
    date_hierarchy = "date"
    exclude = ("file",)  # papers are opened on the pages, which ask who may


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ("happened_on", "verb", "actor_name", "school", "mentorship")
    list_filter = ("verb", "school")
    list_select_related = ("school", "mentorship__mentor", "mentorship__mentee")
    search_fields = ("actor_name",)
    date_hierarchy = "happened_on"


class BodyMemberInline(admin.TabularInline):
    """A seat is ended, not deleted: minutes name who sat there."""

    model = BodyMember
    extra = 0
    autocomplete_fields = ("person",)
    can_delete = False


@admin.register(Body)
class BodyAdmin(admin.ModelAdmin):
    list_display = ("name_ru", "kind", "school")
    list_filter = ("kind", "school")
    list_select_related = ("school",)
    search_fields = ("name_ru", "name_kk")
    inlines = (BodyMemberInline,)

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Difficulty)
class DifficultyAdmin(admin.ModelAdmin):
    list_display = ("code", "name_kk", "name_ru", "name_en", "school")
    list_filter = ("school",)
    list_select_related = ("school",)
    search_fields = ("code", "name_kk", "name_ru", "name_en")
