"""What happened: an append-only list of events, written in the transaction of the change itself."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.history.enums import Verb
from schools.frozen import Frozen, FrozenQuerySet
from schools.scope import ScopedQuerySet


class EventQuerySet(FrozenQuerySet, ScopedQuerySet):
    pass


class Event(Frozen):
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    mentorship = models.ForeignKey(
        "mentoring.Mentorship", on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(_("who"), max_length=250)  # the name of that day; people marry
    verb = models.CharField(_("what"), max_length=32)  # a Verb: its words change, its code does not
    data = models.JSONField(default=dict)
    reason = models.TextField(_("reason"), blank=True)
    happened_on = models.DateField(_("date"))
    happened_at = models.DateTimeField(_("recorded at"))

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-happened_on", "-id"]
        indexes = [models.Index(fields=["mentorship", "-happened_on", "-id"])]
        constraints = [models.CheckConstraint(condition=models.Q(verb__in=Verb.values), name="event_verb_is_known")]

    def __str__(self) -> str:
        return f"{self.verb}, {self.happened_on:%d.%m.%Y}"
