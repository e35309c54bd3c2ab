"""How is a code read that somebody typed by hand, which number follows, what may stand in a school's own text?"""

from collections.abc import Iterable

LENGTH = 10
# No letters or digits that are mistaken for one another on paper.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
# Who copies a code with a Kazakh or Russian keyboard types the letter that looks the same.
_LOOKS_LIKE = str.maketrans("АВСЕНКМРТХУҮ", "ABCEHKMPTXYY")
_BETWEEN = frozenset(".-‐‑–—_")


def read_code(typed: str) -> str:
    """The code in its one spelling, whatever the case, spaces and hyphens; "" for what can be no code.

    read_code("abcde fghjk") == read_code("АВСDE-FGHJK") == "ABCDEFGHJK"; read_code("0") == ""
    """
    letters = [sign for sign in typed.upper() if not (sign.isspace() or sign in _BETWEEN)]
    code = "".join(letters).translate(_LOOKS_LIKE)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def next_number(pattern: str, used: Iterable[str], year: int) -> str:
    """The number after the highest one of the pattern: next_number("{n}-н/қ", ["45-н/қ", "7"], 2026) == "46-н/қ"."""
    before, _, after = pattern.replace("{year}", str(year)).partition("{n}")
    end = -len(after) if after else None
    known = [number[len(before) : end] for number in used if number.startswith(before) and number.endswith(after)]
    highest = max((int(number) for number in known if number.isascii() and number.isdigit()), default=0)
    return f"{before}{highest + 1}{after}"


def pattern_faults(pattern: str) -> list[str]:
    """What is wrong with a pattern of numbers: codes "no_counter", "unknown"; empty when it can be used."""
    rest = pattern.replace("{n}", "", 1).replace("{year}", "")
    faults = {"no_counter": "{n}" not in pattern, "unknown": "{" in rest or "}" in rest}
    return [code for code, stands in faults.items() if stands]


def unknown_places(text: str, known: Iterable[str]) -> list[str]:
    """What stands in braces in a text and is none of the `known` places, as it is written; a lone brace too.

    unknown_places("{year} {who}", {"year"}) == ["{who}"]; unknown_places("{year", {"year"}) == ["{year"]
    """
    for place in known:
        text = text.replace(f"{{{place}}}", "")
    found = []
    while (start := min((text.find(brace) for brace in "{}" if brace in text), default=-1)) >= 0:
        end = text.find("}", start + 1) + 1 if text[start] == "{" else start + 1
        end = end or len(text)
        found.append(text[start:end])
        text = text[end:]
    return found
