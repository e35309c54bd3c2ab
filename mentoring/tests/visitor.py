"""A signed-in person with a browser: opens pages, fills in the page's own form with every value it proposes."""

from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from mentoring.tests.signin import sign_in
from schools.models import User


@dataclass
class PageForm:
    """A POST form as the page shows it: what would be sent if its button were pressed now."""

    action: str
    values: dict[str, list[str]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)

    def set(self, **fields: object) -> "PageForm":
        for name, value in fields.items():
            assert name in self.names, f"the form has no field {name}, only {self.names}"
            self.values[name] = value if isinstance(value, list) else [value]
        return self


class _Forms(HTMLParser):
    """Collects forms with their inputs, selects and text areas."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.current: PageForm | None = None
        self.select = ""
        self.area: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.current = (
                PageForm(given.get("action") or "") if (given.get("method") or "").lower() == "post" else None
            )
            if self.current:
                self.forms.append(self.current)
        elif self.current is not None:
            self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str | None]) -> None:
        name = given.get("name") or ""
        if tag == "select":
            self.select = name
            self._know(name)
        elif tag == "option" and "selected" in given:
            self._put(self.select, given.get("value") or "")
        elif tag == "textarea":
            self._know(name)
            self.select, self.area = name, []
        elif tag == "input" and name:
            self._know(name)
            if given.get("type") in ("checkbox", "radio"):
                if "checked" in given:
                    self._put(name, given.get("value", "on") or "")
            elif given.get("type") != "file":
                self._put(name, given.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.area.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.area is not None and self.current:
            # A browser drops the line break right after the tag.
            self._put(self.select, "".join(self.area).removeprefix("\n"))
            self.area = None
        elif tag == "form":
            self.current = None

    def _know(self, name: str) -> None:
        if self.current and name and name not in self.current.names:
            self.current.names.append(name)

    def _put(self, name: str, value: str) -> None:
        if self.current and name:
            self.current.values.setdefault(name, []).append(value)


class Visitor:
    def __init__(self, user: User) -> None:
        self.user, self.client = user, Client()

    def on(self, day: date) -> "Visitor":
        sign_in(self.client, self.user, day)
        return self

    def open(self, name: str, *args: object) -> str:
        """The text of a page that must answer 200."""
        self.address = reverse(name, args=args)
        response = self.client.get(self.address)
        assert response.status_code == 200, f"{self.address}: {response.status_code}"
        return response.content.decode()

    @staticmethod
    def forms_of(page: str) -> list[PageForm]:
        """Every POST form of a page."""
        parser = _Forms()
        parser.feed(page)
        return parser.forms

    def form(self, page: str, *, action: str = "", having: str = "ticket") -> PageForm:
        """The POST form of the page just opened: with that action and field."""
        forms = self.forms_of(page)
        found = [form for form in forms if having in form.names and (not action or form.action == action)]
        assert len(found) == 1, f"{self.address}: {[(form.action, form.names) for form in forms]}"
        return found[0]

    def send(self, form: PageForm, **more: object) -> str:
        """Press the button (`more`: the button's own value, files) and land on the next page."""
        response: HttpResponse = self.client.post(form.action or self.address, form.values | more)
        if response.status_code != 302:
            raise AssertionError(_errors(response.content.decode()) or f"{response.status_code}")
        self.address = response.url
        landed = self.client.get(response.url)
        assert landed.status_code == 200, f"{response.url}: {landed.status_code}"
        return landed.content.decode() if "text/html" in landed["Content-Type"] else ""

    def do(self, name: str, *args: object, to: str = "", having: str = "ticket", **fields: object) -> str:
        """Open a page, set these fields of its form (the one posting `to`, when there are several), press the button."""
        return self.send(self.form(self.open(name, *args), action=to, having=having).set(**fields))


def _errors(page: str) -> str:
    start = page.find("alert")
    return page[start : start + 1500] if start >= 0 else ""
