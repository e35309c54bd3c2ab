"""Who may be put before the council for the reserve? Order 160: working teachers, except the head and deputy heads."""

from collections.abc import Iterable


def missing_to_nominate(
    *,
    posts: Iterable[str],
    excluded: Iterable[str],
    is_member: bool,
    is_waiting: bool,
    subjects: frozenset[str],
    association_subjects: frozenset[str] | None,
) -> tuple[str, ...]:
    """`association_subjects` is None where no association but the office nominates: it may name anybody who teaches."""
    posts = set(posts)
    of_another = association_subjects is not None and not subjects & association_subjects
    obstacles = {
        "works_elsewhere": not posts,
        "excluded_from_reserve": bool(posts & set(excluded)),
        "already_in_reserve": is_member or is_waiting,
        "not_of_association": of_another,
    }
    return tuple(code for code, stands in obstacles.items() if stands)
