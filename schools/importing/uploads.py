"""Where does a list wait between its preview and its confirmation? Under a name nobody can guess, for a day.

What the browser carries is a signed note of who uploaded it, for which school. The file holds personal data: it goes
as soon as it is imported, and whatever was left lying goes with the next upload.
"""

import secrets
import time
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from schools.errors import RuleBroken
from schools.models import School, User

FOLDER = "imports"
KEPT_FOR = timedelta(days=1)
SALT = "schools.importing"


@dataclass(frozen=True)
class Upload:
    name: str  # the file's own name
    data: bytes


def keep(file: UploadedFile, *, school: School, user: User) -> str:
    """Store the file; the answer is the token that finds it again."""
    _sweep()
    path = default_storage.save(f"{FOLDER}/{secrets.token_urlsafe(24)}.xlsx", file)
    note = {"path": path, "name": file.name, "school": school.pk, "user": user.pk}
    return signing.dumps(note, salt=SALT, compress=True)


def find(token: str, *, school: School, user: User) -> Upload:
    """The kept file. Raises RuleBroken when it is gone or was not kept for this user and school."""
    note = _note(token)
    if (note["school"], note["user"]) != (school.pk, user.pk) or not default_storage.exists(note["path"]):
        raise _gone()
    with default_storage.open(note["path"]) as file:
        return Upload(note["name"], file.read())


def drop(token: str) -> None:
    """The file is done with."""
    default_storage.delete(_note(token)["path"])


def _note(token: str) -> dict:
    try:
        return signing.loads(token, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature as error:
        raise _gone() from error


def _gone() -> RuleBroken:
    return RuleBroken(_("The uploaded list is no longer here: lists are kept for a day. Choose the file again."))


def _sweep() -> None:
    if not default_storage.exists(FOLDER):
        return
    oldest = time.time() - KEPT_FOR.total_seconds()  # the files and signatures know no travelled day
    for name in default_storage.listdir(FOLDER)[1]:
        path = f"{FOLDER}/{name}"
        if default_storage.get_modified_time(path).timestamp() < oldest:
            default_storage.delete(path)
