"""What does the installation's admin set up? Places, calendars, reference lists, first people and their keys."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from schools.models import (
    AcademicYear,
    Association,
    Break,
    CalendarDay,
    CategoryAward,
    District,
    Employment,
    EthicsConfirmation,
    Membership,
    Person,
    QualityRecord,
    Region,
    School,
    Subject,
    Teaching,
    User,
)
from schools.names import search_key

admin.site.site_header = _("Tälimger: set-up of the installation")
admin.site.site_title = "Tälimger"
admin.site.unregister(Group)  # rights are roles at a school, see perms.py


# Keys to the door ----------------------------------------------------------------------------------------------------
class NewUserForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("username", "email", "person", "language")


class KnownUserForm(UserChangeForm):
    class Meta:
        model = User
        fields = "__all__"


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    form, add_form = KnownUserForm, NewUserForm
    list_display = ("username", "email", "person", "language", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff", "language")
    list_select_related = ("person",)
    search_fields = ("username", "email", "person__search_key")
    autocomplete_fields = ("person",)
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "email", "password", "person", "language")}),
        (_("Rights in this admin"), {"fields": ("is_active", "is_staff", "is_superuser")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("username", "email", "person", "language", "usable_password", "password1", "password2"),
            },
        ),
    )
    filter_horizontal = ()

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_key(search_term))


# People --------------------------------------------------------------------------------------------------------------
class TeachingInline(admin.TabularInline):
    model = Teaching
    extra = 0


class EmploymentInline(admin.TabularInline):
    model = Employment
    extra = 0
    fields = ("school", "post", "started_on", "finished_on", "starts_profession", "staff_number")
    autocomplete_fields = ("school",)
    show_change_link = True


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    fields = ("role", "school", "district", "started_on", "finished_on")
    autocomplete_fields = ("school", "district")


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    list_display = ("full_name", "phone")
    search_fields = ("search_key",)
    inlines = (EmploymentInline, MembershipInline)

    @admin.display(description=_("name"), ordering="sort_key")
    def full_name(self, person):
        return person.full_name

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_key(search_term))


class OfPersonAdmin(admin.ModelAdmin):
    """Rows about a person: found by the name, whatever its letters."""

    search_fields = ("person__search_key",)
    autocomplete_fields = ("person",)
    list_select_related = ("person",)

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_key(search_term))


@admin.register(Employment)
class EmploymentAdmin(OfPersonAdmin):
    list_display = ("person", "school", "post", "started_on", "finished_on", "starts_profession")
    list_filter = ("post", "starts_profession", "school")
    list_select_related = ("person", "school")
    date_hierarchy = "started_on"
    inlines = (TeachingInline,)


@admin.register(Membership)
class MembershipAdmin(OfPersonAdmin):
    list_display = ("person", "role", "school", "district", "started_on", "finished_on")
    list_filter = ("role", "school")
    list_select_related = ("person", "school", "district")
    exclude = ("given_by",)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.given_by = request.user
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request, obj=None):
        return False  # says who was entitled to sign then: end it instead


class FactAdmin(OfPersonAdmin):
    """Only to be read: facts are entered and corrected on the person's card."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(CategoryAward)
class CategoryAwardAdmin(FactAdmin):
    list_display = ("person", "category", "awarded_on", "expires_on", "document", "recorded_at", "reason")
    list_filter = ("category", "is_withdrawal")
    date_hierarchy = "awarded_on"


@admin.register(EthicsConfirmation)
class EthicsConfirmationAdmin(FactAdmin):
    list_display = ("person", "school", "holds", "confirmed_on", "confirmed_by", "recorded_at", "reason")
    list_filter = ("holds", "is_withdrawal", "school")
    list_select_related = ("person", "school")


@admin.register(QualityRecord)
class QualityRecordAdmin(FactAdmin):
    list_display = ("person", "subject", "year", "assessed", "fives", "fours", "source", "recorded_at", "reason")
    list_filter = ("year", "is_withdrawal", "subject")
    list_select_related = ("person", "subject", "year")


# Places --------------------------------------------------------------------------------------------------------------
@admin.register(Region)
class RegionAdmin(admin.ModelAdmin):
    list_display = ("name_ru", "name_kk")
    search_fields = ("name_ru", "name_kk")


@admin.register(District)
class DistrictAdmin(admin.ModelAdmin):
    list_display = ("name_ru", "name_kk", "region")
    list_filter = ("region",)
    list_select_related = ("region",)
    search_fields = ("name_ru", "name_kk")


@admin.register(School)
class SchoolAdmin(admin.ModelAdmin):
    """What dates are counted by is set with the school; later it changes on its own page, which recounts them."""

    list_display = ("code", "short_name_ru", "short_name_kk", "district", "kind", "week")
    list_filter = ("district", "kind", "week")
    list_select_related = ("district",)
    search_fields = ("code", "name_ru", "name_kk")
    fieldsets = (
        (None, {"fields": ("code", "district", "kind", "week")}),
        (
            _("Names"),
            {"fields": ("name_kk", "name_ru", "short_name_kk", "short_name_ru", "place_kk", "place_ru")},
        ),
        (
            _("What the sources leave open"),
            {"fields": ("quality_basis", "max_mentees", "quorum_percent")},
        ),
        (
            _("How dates are counted"),
            {"fields": School.COUNTING},
        ),
    )

    def get_readonly_fields(self, request, obj=None):
        return ("week", *School.COUNTING) if obj else ()


@admin.register(Association)
class AssociationAdmin(admin.ModelAdmin):
    list_display = ("name_ru", "name_kk", "school")
    list_filter = ("school",)
    list_select_related = ("school",)
    search_fields = ("name_ru", "name_kk")
    filter_horizontal = ("subjects",)


# Reference and calendar ----------------------------------------------------------------------------------------------
@admin.register(Subject)
class SubjectAdmin(admin.ModelAdmin):
    list_display = ("code", "name_kk", "name_ru", "name_en")
    search_fields = ("code", "name_kk", "name_ru", "name_en")

    def get_readonly_fields(self, request, obj=None):
        return ("code",) if obj else ()  # kept verdicts and the verdicts of pairs name the subject by it


class CountedByAdmin(admin.ModelAdmin):
    """What dates are counted by is changed on the calendar's own pages, which show and recount what moves."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class BreakInline(admin.TabularInline):
    model = Break
    extra = 0


@admin.register(AcademicYear)
class AcademicYearAdmin(CountedByAdmin):
    list_display = ("name", "starts_on", "ends_on", "source")
    inlines = (BreakInline,)


@admin.register(CalendarDay)
class CalendarDayAdmin(CountedByAdmin):
    list_display = ("date", "kind", "name_ru", "school", "week", "source", "revoked_on")
    list_filter = ("kind", "school")
    list_select_related = ("school",)
    date_hierarchy = "date"
    search_fields = ("name_ru", "name_kk", "source")
