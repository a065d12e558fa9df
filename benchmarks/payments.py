"""Accuracy of the payments reader on saved checkout pages.

    python -m benchmarks.payments FOLDER

The folder holds `labels.jsonl`, a page a line: `file` (relative to the folder), `offered`, `unsure` (does not count)
and `hard_negative` (named in the page, but not offered). Only methods that some line of the labels mentions are scored;
others that were read are listed apart, since nobody looked for them.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.snapshots import snapshots
from frictionaudit.evidence import PageView, Stage
from frictionaudit.reading.payments import Grade, Offer, method, offers_on


@dataclass(frozen=True, slots=True)
class Labels:
    """What a page offers, in the reader's ids."""

    file: str
    offered: frozenset[str]
    unsure: frozenset[str]
    hard: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.offered | self.unsure | self.hard


def read_labels(folder: Path) -> list[Labels]:
    """The labels of a folder."""
    lines = (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    return [_labels(json.loads(line)) for line in lines if line.strip()]


def main(folder: Path) -> int:
    """Print the figures and every error. Returns an exit status."""
    labels = read_labels(folder)
    scored = frozenset[str]().union(*(label.all for label in labels))
    pages = {snapshot.file: snapshot.page for snapshot in snapshots((folder / one.file).resolve() for one in labels)}
    hits: Counter[str] = Counter()
    false: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    others: Counter[str] = Counter()
    errors: list[str] = []
    for label in labels:
        page = pages.get((folder / label.file).resolve())
        seen = {} if page is None else {offer.method: offer for offer in offers_on(page, Stage.CHECKOUT)}
        read = {one for one, offer in seen.items() if offer.grade.at_least(Grade.ADVERTISED)} - label.unsure
        hits.update(read & label.offered)
        false.update(read & scored - label.offered)
        missed.update(label.offered - read)
        others.update(read - scored)
        errors += [_false(label, seen[one]) for one in sorted(read & scored - label.offered)]
        errors += [_miss(label, one, seen.get(one), page) for one in sorted(label.offered - read)]
    print("\n".join(errors))
    _table(scored, hits, false, missed)
    if others:
        print("read, but not in the labels' vocabulary:", ", ".join(f"{k} {n}" for k, n in others.most_common()))
    return 0


def _labels(raw: dict[str, list[str] | str]) -> Labels:
    def ids(key: str) -> frozenset[str]:
        found = ((one, method(one)) for one in raw.get(key, ()))
        return frozenset(known.id if known else one for one, known in found)

    return Labels(str(raw["file"]), ids("offered"), ids("unsure"), ids("hard_negative"))


def _false(label: Labels, offer: Offer) -> str:
    hard = " (hard negative)" if offer.method in label.hard else ""
    kind = type(offer.thing).__name__.lower() if offer.thing else "structured data"
    return f"FALSE {offer.method}{hard} {Path(label.file).name}: {offer.grade} by {kind} “{offer.quote[:100]}”"


def _miss(label: Labels, wanted: str, offer: Offer | None, page: PageView | None) -> str:
    why = "the page could not be opened" if page is None else f"only {offer.grade}" if offer else "no trace of it"
    return f"MISS  {wanted} {Path(label.file).name}: {why}"


def _table(scored: Iterable[str], hits: Counter[str], false: Counter[str], missed: Counter[str]) -> None:
    print(f"\n{'method':20} {'precision':>9} {'recall':>7} {'F1':>6} {'right':>6} {'false':>6} {'missed':>6}")
    for one in sorted(scored, key=lambda name: -hits[name] - missed[name]):
        print(_row(one, hits[one], false[one], missed[one]))
    print(_row("all", hits.total(), false.total(), missed.total()))


def _row(name: str, right: int, false: int, missed: int) -> str:
    precision = right / (right + false) if right + false else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    score = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{name:20} {precision:9.3f} {recall:7.3f} {score:6.3f} {right:6} {false:6} {missed:6}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m benchmarks.payments FOLDER")
    sys.exit(main(Path(sys.argv[1])))
