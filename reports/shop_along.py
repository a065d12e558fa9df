# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""The shop-along: the audit's walk as a ten-minute script for leaders, with pictures and codes to scan.

One HTML file that loads nothing and runs nothing. What came from the shop is escaped, bounded and isolated.
"""

import base64
import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import segno
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from frictionaudit.api import AuditResult, Evidence, PageShot, Stage, TripResult, Verdict

from .crops import Album, Picture
from .verdict import infos
from .wording import Wording, listing, plain, sentence, web_address

_INSIDE = (Stage.CHECKOUT, Stage.PAYMENT)
"""Pages that only a filled basket leads to; their addresses may carry the shopper's own order."""
_MOST_PAGES = 6
"""Pictures a stop shows."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page of the walk."""

    stage: str
    title: str
    url: str
    """Empty where it cannot be linked."""
    qr: Markup | None
    inside: bool
    picture: Picture


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of the walk, with what a leader does there."""

    title: str
    task: str
    ask: Sequence[str]
    clock: str
    """From which minute to which."""
    pages: Sequence[Seen]
    seen: Sequence[tuple[str, str]]
    """What the audit found on these pages: the check in the shopper's words, and the reason."""


@dataclass(frozen=True, slots=True)
class ShopAlong:
    """For leaders who shop the brand themselves."""

    name: str = "shop-along"
    filename: str = "shop-along.html"

    def render(self, result: AuditResult, evidence: Evidence) -> bytes:
        """The page as UTF-8."""
        css = Markup(_asset("shop_along.css"))  # noqa: S704 - our own file, nothing from outside is in it
        digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode("ascii")
        page = _environment().get_template("shop_along.html")
        content = _content(result, evidence)
        return page.render(css=css, css_hash=f"sha256-{digest}", **content).encode("utf-8", "replace")


def _content(result: AuditResult, evidence: Evidence) -> dict[str, Any]:
    trip = _headline_trip(result)
    there = _shots(trip) if trip else []
    rules = _rules()
    reached = [rule for rule in rules if any(shot.stage in rule["stages"] for shot in there)]
    stops = list(_stops(result, trip, reached, there, Album(evidence))) if trip else []
    missing = [str(rule["title"]).lower() for rule in rules if rule not in reached]
    return {
        "subject": plain(result.subject, 60),
        "audit": plain(result.audit, 80),
        "date": Wording.of(result.market).date(result.created),
        "device": plain(trip.device, 40) if trip else "phone",
        "minutes": f"{sum(rule['minutes'] for rule in reached):g}",
        "stops": stops,
        "unseen": listing(missing) if missing else "",
        "local": any(_is_local(page.url) for stop in stops for page in stop.pages),
        "tool": plain(result.tool, 60),
        "run": plain(result.run, 80),
    }


def _headline_trip(result: AuditResult) -> TripResult | None:
    """The brand's walk on the phone that most of its customers use."""
    trips = result.site(result.subject).trips
    return max(trips, key=lambda trip: result.devices.get(trip.device, 0.0), default=None)


def _shots(trip: TripResult) -> list[PageShot]:
    return [step.page for step in (*trip.steps, *trip.side_steps) if step.page is not None]


@cache
def _rules() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(_asset("shop_along.toml"))["stop"]
    return found


def _stops(
    result: AuditResult, trip: TripResult, rules: Sequence[dict[str, Any]], there: Sequence[PageShot], album: Album
) -> Iterator[Stop]:
    begins = 0.0
    for rule in rules:
        mine = sorted(
            (shot for shot in there if shot.stage in rule["stages"]), key=lambda shot: rule["stages"].index(shot.stage)
        )
        ends = begins + rule["minutes"]
        yield Stop(
            title=rule["title"],
            task=rule["task"],
            ask=rule["ask"],
            clock=f"{_minute(begins)}–{_minute(ends)}",
            pages=[_page(shot, trip, album) for shot in mine[:_MOST_PAGES]],
            seen=list(_seen(result, trip, {shot.index for shot in mine})),
        )
        begins = ends


def _minute(minutes: float) -> str:
    whole, seconds = divmod(round(minutes * 60), 60)
    return f"{whole}:{seconds:02}"


def _page(shot: PageShot, trip: TripResult, album: Album) -> Seen:
    inside = shot.stage in _INSIDE
    url = "" if inside else web_address(shot.url)
    return Seen(
        stage=shot.stage.value,
        title=plain(shot.title, 80) or shot.stage.value,
        url=url,
        qr=_code(url) if url else None,
        inside=inside,
        picture=album.crop(trip, [shot.screenshot], None, tall=True),
    )


def _code(url: str) -> Markup | None:
    """A code to scan; None where the address is too long for one that a phone can read from paper."""
    try:
        code = segno.make(url, error="m", micro=False, version=None)
    except segno.DataOverflowError:
        return None
    if int(code.version) > _DENSEST:
        return None
    return Markup(code.svg_inline(omitsize=True, border=2, light="#fff"))  # noqa: S704 - drawn by segno: no text in it


_DENSEST = 15
"""The largest version of a QR code that is printed: 77 modules, on paper about 0.3 mm each."""


def _seen(result: AuditResult, trip: TripResult, pages: set[int]) -> Iterator[tuple[str, str]]:
    """What is bad on some pages of the walk."""
    known = infos(result)
    for check, outcome in trip.outcomes.items():
        bad = outcome.verdict in (Verdict.WARN, Verdict.FAIL)
        if bad and check in known and any(finding.page in pages for finding in outcome.findings):
            yield plain(known[check].title, 120), sentence(outcome.reason or outcome.measured, 200)


def _is_local(url: str) -> bool:
    """Whether an address works on this computer alone."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_asset), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _asset(name: str) -> str:
    return files(__package__ or "").joinpath("templates", name).read_text(encoding="utf-8")


shop_along = ShopAlong()
