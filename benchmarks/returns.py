"""Accuracy of the reader of returns policies on labelled pages: ``python -m benchmarks.returns DIR``.

``DIR`` holds ``labels.jsonl``, one page a line - ``file`` (an HTML page, gzipped or not, relative to ``DIR``),
``is_returns_policy``, ``accepts_returns``, ``window_days``, ``window_from``, ``return_cost``, ``restocking_fee_pct`` -
and the pages. A field missing from a label is not counted; a null is a value, as good as any other. Of a page labelled
no returns policy only that is counted.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Comment
from bs4.element import NavigableString, Tag

from frictionaudit.reading.returns import PolicyLine, Quote, ReturnCost, ReturnsTerms, read_returns

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|br|caption|center|d[dlt]|details|div|fieldset|figcaption|figure|footer|form|"
    r"h[1-6]|header|hr|html|legend|li|main|nav|[ou]l|option|p|pre|section|summary|table|tbody|t[dhr]|tfoot|thead"
)
_UNSEEN = ("script", "style", "noscript", "template", "svg", "select", "iframe", "object", "head")
_FRAME = ("nav", "header", "footer")
_HEADING = re.compile(r"h[1-6]")
# The least text a block must hold to be the content of a page, the rest being its frame.
_CONTENT_CHARACTERS = 400

_COSTS = {
    ReturnCost.FREE: "free",
    ReturnCost.FEE: "fee",
    ReturnCost.CUSTOMER: "customer",
    ReturnCost.CONDITIONAL: "customer",
    ReturnCost.RESTOCKING: "not_stated",
    ReturnCost.NOT_STATED: "not_stated",
}
_SAME = {"unstated": "not_stated", "unspecified": "", None: ""}


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled fact: its key in the labels, the reader's answer to it, and the sentence behind the answer."""

    key: str
    answer: Callable[[ReturnsTerms], object]
    expected: Callable[[object], object]
    quote: Callable[[ReturnsTerms], Quote | None]


_FIELDS = (
    Field("window_days", lambda terms: terms.window_days, lambda label: label, lambda terms: terms.window_quote),
    Field(
        "window_from",
        lambda terms: terms.window_from,
        lambda label: _SAME.get(label, label) if isinstance(label, str | None) else label,
        lambda terms: terms.window_quote,
    ),
    Field(
        "return_cost",
        lambda terms: _COSTS[terms.cost],
        lambda label: _SAME.get(label, label) if isinstance(label, str) else label,
        lambda terms: terms.cost_quote,
    ),
    Field("is_returns_policy", lambda terms: terms.is_policy, lambda label: label, lambda terms: terms.accepts_quote),
    Field("accepts_returns", lambda terms: str(terms.accepts), lambda label: label, lambda terms: terms.accepts_quote),
    # No restocking fee and no word about one are the same to a shopper.
    Field(
        "restocking_fee_pct",
        lambda terms: float(terms.restocking_percent or 0),
        lambda label: float(label) if isinstance(label, int | float) else 0.0,
        lambda terms: terms.cost_quote,
    ),
)


def policy_lines(html: bytes | str) -> tuple[PolicyLine, ...]:
    """The text blocks of ``html``, main content first choice: what a browser would show without scripts."""
    soup = BeautifulSoup(html, "lxml")
    for element in soup(_UNSEEN):
        element.decompose()
    root = _content(soup)
    for element in root(_FRAME):
        element.decompose()
    return tuple(_blocks(root))


def page_language(html: bytes | str) -> str:
    """The declared language of ``html``, or ""."""
    root = BeautifulSoup(html, "lxml").find("html")
    return str(root.get("lang") or "") if isinstance(root, Tag) else ""


def _content(soup: BeautifulSoup) -> Tag:
    for element in (*soup.find_all("main"), *soup.find_all(role="main"), *soup.find_all("article")):
        if isinstance(element, Tag) and len(element.get_text(" ", strip=True)) >= _CONTENT_CHARACTERS:
            return element
    body = soup.find("body")
    return body if isinstance(body, Tag) else soup


def _blocks(root: Tag) -> Iterator[PolicyLine]:
    words: list[str] = []

    def line(heading: bool) -> Iterator[PolicyLine]:
        text = " ".join("".join(words).split())
        words.clear()
        if text:
            yield PolicyLine(text, heading)

    def walk(element: Tag, heading: bool) -> Iterator[PolicyLine]:
        for child in element.children:
            if isinstance(child, Comment):
                continue
            if isinstance(child, NavigableString):
                words.append(str(child))
            elif isinstance(child, Tag) and _BLOCKS.fullmatch(child.name):
                yield from line(heading)
                inner = heading or bool(_HEADING.fullmatch(child.name))
                yield from walk(child, inner)
                yield from line(inner)
            elif isinstance(child, Tag):
                yield from walk(child, heading)

    yield from walk(root, False)
    yield from line(False)


def _page(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def _labels(path: Path) -> Sequence[Mapping[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main(arguments: Sequence[str]) -> int:
    """Print the accuracy of each field and a line per miss; 2 when called wrongly, else 0."""
    if len(arguments) != 1:
        print("usage: python -m benchmarks.returns DIR", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    right = dict.fromkeys((field.key for field in _FIELDS), 0)
    asked = dict.fromkeys((field.key for field in _FIELDS), 0)
    misses: list[str] = []
    for label in _labels(folder / "labels.jsonl"):
        html = _page(folder / label["file"])
        terms = read_returns(policy_lines(html), page_language(html))
        for field in _FIELDS:
            if field.key not in label:
                continue
            if not label.get("is_returns_policy", True) and field.key != "is_returns_policy":
                continue
            asked[field.key] += 1
            expected, got = field.expected(label[field.key]), field.answer(terms)
            if expected == got:
                right[field.key] += 1
                continue
            quote = field.quote(terms)
            misses.append(
                f"{label['file']}: {field.key} expected {expected!r} got {got!r}: {quote.text if quote else '-'}"
            )
    for key, count in asked.items():
        print(f"{key:<20} {right[key]:>3} of {count:<3} {right[key] / count if count else 0:.3f}")
    print("\n".join(misses))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
