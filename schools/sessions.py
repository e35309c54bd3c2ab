"""How is a session read? As Django's database sessions do, with a query that is written beforehand."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from schools import clock
from schools.prepared import prepared


class SessionStore(db.SessionStore):
    """Every page reads the row anew, so signing out and expiry hold at once, in every process."""

    def load(self):
        for data, expires_at in _stored(self.session_key):
            if expires_at > clock.moment():
                return self.decode(data)
        self._session_key = None
        return {}


@prepared
def _stored(key: str) -> QuerySet:
    return Session.objects.filter(session_key=key).values_list("session_data", "expire_date")
