#!/usr/bin/env python
"""Entry point of the command line."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        settings.INSTALLED_APPS  # noqa: B018 - Django itself would go on and bury the reason under a later fault
    except ImproperlyConfigured as unsafe:
        sys.exit(str(unsafe))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
