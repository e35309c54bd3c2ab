"""Pages of people and schools."""

from schools.views.language import set_language

__all__ = ["set_language"]
