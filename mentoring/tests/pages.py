"""What every test of a page asks: which answer, how many queries, and that reading leaves the database alone."""

from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

# Signing in and remembering a session are no business of a page.
_APART = ("sessions", "admin", "contenttypes", "auth")


def row_counts() -> dict[str, int]:
    """How many rows each of our tables has."""
    models = [model for model in apps.get_models() if model._meta.app_label not in _APART]
    return {model._meta.label: model._base_manager.count() for model in models}


def read(client, url: str) -> str:
    """The page's text; fails unless it answers 200 and writes nothing."""
    before = row_counts()
    response = client.get(url)
    assert (response.status_code, row_counts()) == (200, before)
    return response.content.decode()


def queries_of(client, url: str) -> int:
    client.get(url)  # caches warm
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def ticket_of(html: str) -> str:
    """The one-use ticket of the page's form."""
    return html.partition('name="ticket" value="')[2].partition('"')[0]
