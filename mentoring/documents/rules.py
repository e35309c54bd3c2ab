"""How is the code of a paper read that somebody typed by hand?"""

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
