"""How a test signs in on a given day."""

from datetime import date

from mentoring.middleware import DEMO_DAY
from schools.models import User


def sign_in(client, user: User, on: date = date(2026, 9, 1)):
    """The client, signed in, on the demo day `on`."""
    client.force_login(user)
    session = client.session
    session[DEMO_DAY] = on.isoformat()
    session.save()
    return client
