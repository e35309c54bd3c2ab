"""The background worker: makes books and proof packets. Runs until it is stopped."""

import os
import signal
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from mentoring.jobs.worker import work_once

PAUSE_SECONDS = 1


class Command(BaseCommand):
    help = "Makes what was asked for in the background: year-end books and proof packets."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="end when nothing is left to do")
        parser.add_argument("--beside", type=int, metavar="PID", help="end when that process is gone")

    def handle(self, *, once, beside, **options):
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # a job under way is put back
        try:
            while beside is None or _lives(beside):
                close_old_connections()
                if not work_once():
                    if once:
                        return
                    time.sleep(PAUSE_SECONDS)
        except KeyboardInterrupt:
            return


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
