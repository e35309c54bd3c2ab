"""The demo world: which day it is there, and why each named person is in it."""

from django.db import models

from schools.localized import localized


class DemoWorld(models.Model):
    stage = models.CharField(max_length=12)
    seed = models.PositiveIntegerField()
    today = models.DateField()


class DemoStory(models.Model):
    """The situation a demo person exists for."""

    person = models.OneToOneField("schools.Person", on_delete=models.CASCADE, related_name="demo_story")
    text_kk = models.CharField(max_length=300)
    text_ru = models.CharField(max_length=300)
    text_en = models.CharField(max_length=300)

    def __str__(self) -> str:
        return localized(self, "text")
