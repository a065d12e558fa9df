"""Counts behind the benchmarks: precision, recall and F1 per class, and how they are printed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """One class: how often it was said rightly, how often it was there."""

    name: str
    precision: float
    recall: float
    count: int

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def scores(pairs: Iterable[tuple[str, str]]) -> tuple[Score, ...]:
    """Per class figures from (truth, said) pairs; classes that were never the truth are left out."""
    seen = tuple(pairs)
    truth, said = Counter(t for t, _ in seen), Counter(s for _, s in seen)
    right = Counter(t for t, s in seen if t == s)
    return tuple(
        Score(name, right[name] / said[name] if said[name] else 0.0, right[name] / count, count)
        for name, count in sorted(truth.items())
    )


def accuracy(pairs: Sequence[tuple[str, str]]) -> float:
    """Share of pairs that agree."""
    return sum(t == s for t, s in pairs) / max(len(pairs), 1)


def macro_f1(found: Sequence[Score]) -> float:
    """Mean F1 of the classes."""
    return sum(score.f1 for score in found) / max(len(found), 1)


def table(found: Sequence[Score]) -> str:
    """The classes as lines of text."""
    lines = [f"{'':24}{'precision':>10}{'recall':>10}{'F1':>10}{'count':>8}"]
    lines += [f"{s.name:24}{s.precision:10.3f}{s.recall:10.3f}{s.f1:10.3f}{s.count:8}" for s in found]
    return "\n".join(lines)


def confusion(pairs: Sequence[tuple[str, str]]) -> str:
    """Truth down, said across."""
    names = sorted({name for pair in pairs for name in pair})
    counts = Counter(pairs)
    head = f"{'truth / said':16}" + "".join(f"{name[:8]:>9}" for name in names)
    rows = [f"{truth[:16]:16}" + "".join(f"{counts[truth, said] or '.':>9}" for said in names) for truth in names]
    return "\n".join((head, *rows))
