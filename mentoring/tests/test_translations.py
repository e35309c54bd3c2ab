"""Is every sentence there in Kazakh and in Russian? Extracted anew from the sources, compared with the catalogues."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "mentoring" / "locale"
MARKS = ("_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def extracted(tmp_path_factory) -> Path:
    """A copy of the sources with freshly extracted catalogues; the checkout itself is not touched."""
    house = tmp_path_factory.mktemp("house")
    for part in ("schools", "mentoring", "templates"):
        shutil.copytree(ROOT / part, house / part, ignore=shutil.ignore_patterns("*.mo", "__pycache__", "tests"))
    shutil.copy(ROOT / "manage.py", house)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "-l", "kk", "-l", "ru", "--no-location", "--no-wrap"],
        cwd=house,
        check=True,
        capture_output=True,
    )
    return house / "mentoring" / "locale"


def catalogue(path: Path):
    with path.open("rb") as file:
        return read_po(file)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_sentence_is_translated(extracted, language):
    wanted = catalogue(extracted / language / "LC_MESSAGES" / "django.po")
    untranslated = [message.id for message in wanted if message.id and (not message.string or message.fuzzy)]
    holes = [
        message.id for message in wanted if message.id and isinstance(message.string, tuple) and not all(message.string)
    ]
    assert untranslated == []
    assert holes == []


def test_no_sentence_hides_where_the_extraction_does_not_look(extracted):
    """`xgettext` does not read inside an f-string: what is said only there would stay English."""
    known = {text for message in catalogue(extracted / "ru" / "LC_MESSAGES" / "django.po") for text in _ids(message)}
    hidden = []
    for path in [*(ROOT / "mentoring").rglob("*.py"), *(ROOT / "schools").rglob("*.py")]:
        for formatted in (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.JoinedStr)):
            calls = [node for node in ast.walk(formatted) if isinstance(node, ast.Call)]
            marked = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in MARKS]
            said = [arg.value for call in marked for arg in call.args if isinstance(arg, ast.Constant)]
            hidden += [(path.name, text) for text in said if text not in known]
    assert hidden == []


def _ids(message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_translations_keep_their_placeholders(language):
    changed = []
    for message in catalogue(CATALOGUES / language / "LC_MESSAGES" / "django.po"):
        ids = _ids(message)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        known = {frozenset(PLACEHOLDER.findall(text)) for text in ids}
        changed += [text for text in strings if message.id and frozenset(PLACEHOLDER.findall(text)) not in known]
    assert changed == []


@pytest.mark.parametrize(
    ("language", "forbidden"),
    [
        ("ru", ["тьютор", "куратор", "подопечн", "стажёр", "дорожная карта", "дедлайн"]),
        ("kk", ["тәлімгер мен тәлімгер", "куратор", "дедлайн"]),
    ],
)
def test_catalogues_keep_to_the_glossary(language, forbidden):
    texts = [
        text.casefold()
        for message in catalogue(CATALOGUES / language / "LC_MESSAGES" / "django.po")
        if message.id
        for text in (message.string if isinstance(message.string, tuple) else (message.string,))
    ]
    assert [word for word in forbidden for text in texts if word in text] == []
