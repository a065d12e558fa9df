"""The program as the tests call it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """What the program said and left with."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """All of it, as people read it: on one line."""
        return " ".join((self.out + self.err).split())


Program = Callable[..., Said]
