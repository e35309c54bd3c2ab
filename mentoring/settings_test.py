"""The settings the tests run with: a demo installation with quick password hashes and files of its own."""

import os
import tempfile

os.environ.setdefault("DEMO", "1")

from mentoring.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = tempfile.mkdtemp(prefix="talimger-media-")
LANGUAGE_CODE = "en"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  # of this process of the tests only
# Threads of a live server would keep their connections, and PostgreSQL does not drop a database in use.
DATABASES["default"]["CONN_MAX_AGE"] = 0
