"""What every request carries: the person's language and, in a demo, the day travelled to."""

from datetime import date

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.utils import translation

from mentoring.demo.models import DemoWorld
from schools import clock

DEMO_DAY = "demo_day"  # session key, ISO date


class ContentSecurityPolicy(CSPMiddleware):
    """django-csp's, which puts the header together anew for each answer: ours is the same one unless a view differs."""

    def __init__(self, get_response):
        super().__init__(get_response)
        self.usual = build_policy()

    def process_response(self, request, response):
        differs = hasattr(request, "_csp_nonce") or any(name.startswith("_csp") for name in vars(response))
        if differs or response.status_code >= 400:
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self.usual)
        return response


def person_language(get_response):
    """The signed-in person's language, else the one chosen on this device or asked for by the browser."""

    def middleware(request):
        user = request.user
        language = user.language if user.is_authenticated else translation.get_language_from_request(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def working_day(get_response):
    """A demo may show another day; a production never travels."""

    def middleware(request):
        if not settings.DEMO:
            return get_response(request)
        with clock.travel(_demo_day(request)):
            return get_response(request)

    return middleware


def _demo_day(request) -> date | None:
    """The session's day; a session that has none (somebody signed in by the form) starts on the world's."""
    if day := request.session.get(DEMO_DAY):
        return date.fromisoformat(day)
    today = DemoWorld.objects.values_list("today", flat=True).first()
    if today and request.user.is_authenticated:
        request.session[DEMO_DAY] = today.isoformat()
    return today
