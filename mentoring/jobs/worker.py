"""Who makes what was asked for? A process of its own, for ever: it takes a job, makes the paper, takes the next one."""

import logging
import uuid
from contextlib import ExitStack

from django.conf import settings
from pikepdf import PdfError

from mentoring import process
from mentoring.documents.pdf import PaperError
from mentoring.jobs import services
from mentoring.jobs.enums import JobFault
from mentoring.jobs.models import Job
from schools import clock
from schools.errors import RuleBroken

log = logging.getLogger(__name__)


def work_once() -> bool:
    """Whether there was something to do. A fault of the program is told to whoever asked, and then ends the worker; one
    that is asked to stop (KeyboardInterrupt) puts the job back, wherever it stands."""
    token = uuid.uuid4()
    try:
        job = services.take(token)
        if job is not None:
            log.info("job %s: %s", job.pk, job.key)
            _carry_out(job)
    except services.LostJobError as lost:
        log.warning("job %s was taken by another worker", lost)
    except KeyboardInterrupt:
        services.put_back(token)
        raise
    return job is not None


def _carry_out(job: Job) -> None:
    with ExitStack() as unforeseen:
        unforeseen.callback(services.fail, job, JobFault.FAULT)
        try:
            # A demo lives on the day travelled to when the paper was asked for.
            with clock.travel(job.asked_on if settings.DEMO else None):
                process.carry_out(job)
        except RuleBroken as refused:
            services.fail(job, JobFault.REFUSED, str(refused))
        except (PaperError, PdfError, OSError) as wrong:
            log.exception("job %s", job.pk)
            services.fail(job, JobFault.PAPER, str(wrong))
        except (services.LostJobError, KeyboardInterrupt):
            unforeseen.pop_all()
            raise
        unforeseen.pop_all()
