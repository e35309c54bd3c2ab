"""Which login name would suit a person? Latin letters from the Kazakh and Russian alphabets. Pure."""

from collections.abc import Container
from itertools import count

_LATIN = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "kh", "һ": "h", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip


def in_latin(text: str) -> str:
    """«Сәрсенова» → sarsenova; what is neither a letter nor a digit is dropped."""
    letters = "".join(_LATIN.get(letter, letter) for letter in text.casefold())
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())


def login_name(last_name: str, first_name: str, taken: Container[str] = ()) -> str:
    """«Сәрсенова Әлия» → a.sarsenova, a.sarsenova2 when that is taken (compared in lower case)."""
    base = ".".join(filter(None, (in_latin(first_name)[:1], in_latin(last_name)))) or "user"
    names = (base if number == 1 else f"{base}{number}" for number in count(1))
    return next(name for name in names if name not in taken)
