"""What a process raises when the rules say no."""

from collections.abc import Sequence


class RuleBroken(Exception):
    """The step is not allowed; `reasons` are sentences for the person who tried, already translated."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(*reasons)
        self.reasons: Sequence[str] = reasons

    def __str__(self) -> str:
        return " ".join(str(reason) for reason in self.reasons)
