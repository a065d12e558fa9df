"""How well the kind of a page is recognised, on labelled pages.

    python -m benchmarks.page_kinds DIR [--cache DIR] [--errors] [--only as-is|masked]

DIR holds `labels.jsonl` (file, site, kind, path) and the pages. Everything is read twice: as it is, and with the
platform's own markers masked (page-type variables, body classes and ids, generator meta). Both are judged with the
page's address, as the product knows it, and without, as when a file has none. The collector reads no such marker, so
masking must not change the figures. Half of the shops is held out: whoever tunes looks only at the other half.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measures import accuracy, confusion, macro_f1, scores, table
from benchmarks.snapshots import ADDRESS, Snapshot, snapshots
from frictionaudit.reading.kinds import page_kind

KINDS = {"cart": "basket"}
"""Kinds of the labels that the product calls otherwise."""
MARKERS = (
    re.compile(r'(?i)"?pageType"?\s*[:=]\s*"[^"]{0,60}"'),
    re.compile(r"(?i)\bpage_?type\s*[:=]\s*'[^']{0,60}'"),
    re.compile(r'(?i)<meta[^>]{0,200}name=["\']generator["\'][^>]{0,300}>'),
    re.compile(r'(?i)(?<=<body)(?=[^>]{0,4000}>)(?:\s+(?:class|id)\s*=\s*(?:"[^"]{0,3000}"|\'[^\']{0,3000}\'))+'),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled page."""

    file: str
    site: str
    kind: str
    url: str


def cases(folder: Path) -> tuple[Case, ...]:
    """The labels of a folder."""
    rows = [json.loads(line) for line in (folder / "labels.jsonl").read_text("utf-8").splitlines()]
    return tuple(
        Case(row["file"], row["site"], KINDS.get(kind := str(row["kind"]), kind), address(row["path"])) for row in rows
    )


def address(path: str) -> str:
    """The address of a mirrored file: without the folders that the mirror put before it."""
    parts = path.split("/")
    while len(parts) > 1 and (parts[0] == "public" or re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}", parts[0])):
        parts = parts[1:]
    # mirrors write a query as four hexadecimal digits behind the name
    return ADDRESS + re.sub(r"index[0-9a-f]{4}(?=\.html$)", "index", "/".join(parts))


def held_out(site: str) -> bool:
    """Whether a shop is of the half that nobody looks at while tuning."""
    return hashlib.sha256(site.encode()).digest()[0] % 2 == 0


def masked(html: str) -> str:
    """A page without what its platform writes to name the kind of page."""
    for marker in MARKERS:
        html = marker.sub("", html)
    return html


def judge(case: Case, snapshot: Snapshot, with_url: bool) -> tuple[str, str]:
    """(truth, said) for one page."""
    page = snapshot.page.model_copy(update={"url": case.url if with_url else ""})
    return case.kind, str(page_kind(page).kind)


def report(pairs: Sequence[tuple[str, str]], title: str, detail: bool = True) -> None:
    """Print the figures."""
    found = scores(pairs)
    print(f"\n== {title}: {len(pairs)} pages, accuracy {accuracy(pairs):.4f}, macro-F1 {macro_f1(found):.4f}")
    if detail:
        print(table(found))
        print(confusion(pairs))


def main() -> None:
    """Read the labels, judge every page, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--errors", action="store_true", help="print the errors of the half that may be looked at")
    parser.add_argument("--only", choices=("as-is", "masked"), help="read the pages once only: reading takes the time")
    args = parser.parse_args()
    known = {str(args.folder / case.file): case for case in cases(args.folder)}
    paths = [Path(path) for path in sorted(known)]
    for edit, name in ((str, "as-is"), (masked, "masked")):
        if args.only not in (None, name):
            continue
        read = [(known[str(s.file)], s) for s in snapshots(paths, args.cache, edit)]
        for with_url, address_title in ((True, "with address"), (False, "without address")):
            judged = [(case, *judge(case, snapshot, with_url)) for case, snapshot in read]
            if args.errors:
                for case, truth, said in judged:
                    if truth != said and not held_out(case.site):
                        print(f"{case.file} {truth} <- {said} {case.url}")
            for part, half in ((False, "tuned on"), (True, "held out")):
                pairs = [(truth, said) for case, truth, said in judged if held_out(case.site) is part]
                report(pairs, f"{name}, {address_title}, {half}", detail=part)
            report([(truth, said) for _, truth, said in judged], f"{name}, {address_title}, all")


if __name__ == "__main__":
    main()
