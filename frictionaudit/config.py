"""audit.toml → AuditConfig. An error names the file, the key, and what was expected, with the nearest right name."""

import hashlib
import re
import tomllib
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlsplit

from babel import Locale
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from frictionaudit.devices import DEFAULT_DEVICES
from frictionaudit.errors import ConfigError
from frictionaudit.evidence import Reach, Site
from frictionaudit.names import slug

Goal = Literal["listing", "product", "add", "basket", "checkout", "returns", "delivery", "contact", "help"]
"""What a hint can help with."""


def _web_address(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise ValueError("expected an address that begins with https:// or http://")
    parts = urlsplit(value)
    if not parts.hostname or parts.port == 0 or any(letter.isspace() for letter in value):
        raise ValueError("expected an address with the name of a host, such as https://www.shop.example/")
    return value


def _country(value: str) -> str:
    code = value.upper()
    if len(code) != 2 or code not in Locale("en").territories:
        raise ValueError("expected a country code of two letters, such as GB, DE or US")
    return code


def _database(value: str) -> str:
    """A database that is known here, without a password in the open: audit.toml and run.json are not secret."""
    if not value or re.fullmatch(VARIABLE, value):
        return value
    parts = urlsplit(value)
    if parts.scheme not in ("sqlite", "postgresql", "postgresql+psycopg"):
        raise ValueError("expected sqlite:///file, postgresql://user@host/name, or ${NAME} of an environment variable")
    user, colon, password = parts.netloc.rpartition("@")[0].partition(":")
    del user
    if (colon and not re.fullmatch(VARIABLE, password)) or re.search(r"(^|&)pass(word|file)?=", parts.query):
        raise ValueError(
            "a password stands in it: write ${NAME} in its place and put it into that environment variable"
        )
    return value


VARIABLE = r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}"
"""An environment variable in a text: ${NAME}."""
SECRET = frozenset({"history.url"})
"""Keys whose value is never shown in a message."""
WebAddress = Annotated[str, AfterValidator(_web_address)]
Country = Annotated[str, AfterValidator(_country)]
Name = Annotated[str, Field(min_length=1, max_length=80)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AuditTable(_Table):
    """[audit]"""

    name: Name = "Friction audit"
    market: Country = "GB"
    """Country the shopper lives in."""
    output: str = "audits"
    devices: tuple[str, ...] = Field(default=DEFAULT_DEVICES, min_length=1)
    device_mix: dict[str, Annotated[float, Field(gt=0)]] = Field(default_factory=dict)
    """Device to the share of your customers who use it."""


class SiteTable(_Table):
    """[site] and [[rival]]"""

    name: Name
    url: WebAddress
    market: Country | None = None
    """Country of this site's shopper, where it is not the audit's."""
    reach: Reach | None = None
    aspirational: bool = False
    hints: dict[Goal, str] = Field(default_factory=dict[Goal, str])


class WalkTable(_Table):
    """[walk]"""

    concurrency: int = Field(default=2, ge=1, le=32)
    """Trips side by side; never two at once on one site."""
    pace_ms: int = Field(default=1000, ge=0, le=60_000)
    page_timeout_s: int = Field(default=20, ge=2, le=300)
    trip_timeout_s: int = Field(default=300, ge=10, le=3600)
    arrival_watch_s: int = Field(default=15, ge=0, le=120)
    respect_robots: bool = True
    user_agent_suffix: str = Field(default="", max_length=200)
    repeats: int = Field(default=1, ge=1, le=30)
    """Visits of each site on each device in one run; sites take turns."""
    wallet_pass: bool = True
    """Look once more at product, basket and checkout as a phone with Apple Pay (iPhone profiles)."""
    search_pass: bool = True
    """Ask the shop's search three words after the walk: one that is right, mistyped, and one that means nothing."""


class SpeedTable(_Table):
    """[speed]"""

    profile: Literal["lighthouse-mobile", "none"] = "lighthouse-mobile"
    """Connection and processor that the main pages are measured under after the walk; "none" leaves it out."""


class ShopperTable(_Table):
    """[shopper]"""

    mail_domain: str = Field(default="example.com", pattern=r"^[a-z0-9.-]+\.[a-z]{2,}$")
    """A domain you control: shops may write to the synthetic shopper."""


class BrowserTable(_Table):
    """[browser]"""

    path: str = ""


class HistoryTable(_Table):
    """[history]"""

    url: Annotated[str, AfterValidator(_database)] = ""
    """Database of the runs; empty is a SQLite file beside them."""
    keep_runs: Annotated[int, Field(ge=1)] | None = None
    """Evidence is kept of so many of the newest runs."""
    keep_days: Annotated[int, Field(ge=1)] | None = None
    """Evidence is kept for so many days."""


def _friction(value: object) -> object:
    if value == "pass" or (isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1):
        return value
    raise ValueError('expected "pass" or the most friction that is allowed, 0 to 1')


Points = Annotated[float, Field(ge=0, le=100)]
Friction = Annotated[Literal["pass"] | float, BeforeValidator(_friction)]


class GateTable(_Table):
    """[gate]: budgets of your own site."""

    min_score: Points | None = None
    family: dict[str, Points] = Field(default_factory=dict[str, Points])
    """Family to the least score."""
    check: dict[str, Friction] = Field(default_factory=dict[str, Friction])
    """Check to `pass` or the most friction."""
    no_stoppers: bool = False
    max_gap: dict[str, Points] = Field(default_factory=dict[str, Points])
    """Rival to the most points that your site may be behind."""


class AuditConfig(_Table):
    """A whole audit.toml."""

    audit: AuditTable = AuditTable()
    site: SiteTable
    rival: tuple[SiteTable, ...] = ()
    walk: WalkTable = WalkTable()
    speed: SpeedTable = SpeedTable()
    shopper: ShopperTable = ShopperTable()
    browser: BrowserTable = BrowserTable()
    history: HistoryTable = HistoryTable()
    gate: GateTable = GateTable()
    owners: dict[str, str] = Field(default_factory=dict)
    """Check id or family to the name of its owner."""

    @model_validator(mode="after")
    def _fits_together(self) -> "AuditConfig":
        names = [table.name for table in (self.site, *self.rival)]
        if twice := _twice(names):
            raise ValueError(f"two sites are called {twice!r}: expected names that differ in a letter or digit")
        if twice := _twice(self.audit.devices):
            raise ValueError(f"devices of [audit] names {twice!r} twice")
        unknown = [device for device in self.audit.device_mix if device not in self.audit.devices]
        if unknown:
            raise ValueError(f"device_mix names {unknown[0]!r}, which is not among the devices of [audit]")
        strangers = [name for name in self.gate.max_gap if name not in [rival.name for rival in self.rival]]
        if strangers:
            raise ValueError(f"max_gap of [gate] names {strangers[0]!r}, which is not the name of a [[rival]]")
        return self

    @property
    def sites(self) -> tuple[Site, ...]:
        """The subject first, then the rivals."""
        tables = ((self.site, True), *((rival, False) for rival in self.rival))
        return tuple(
            Site(
                name=t.name,
                url=t.url,
                own=own,
                aspirational=t.aspirational,
                hints={str(k): v for k, v in t.hints.items()},
            )
            for t, own in tables
        )

    def reach(self, name: str) -> Reach:
        """How far a site is walked: one's own to the last page, rivals to the door of checkout, unless told otherwise."""
        if self.site.name == name:
            return self.site.reach or Reach.PAYMENT
        return next(r.reach for r in self.rival if r.name == name) or Reach.CHECKOUT

    def market(self, name: str) -> str:
        """Country of the shopper on a site."""
        return next(t.market for t in (self.site, *self.rival) if t.name == name) or self.audit.market

    @property
    def walked(self) -> "AuditConfig":
        """What decides how the sites are walked: the settings without what is done with the answers."""
        return self.model_copy(update={"history": HistoryTable(), "gate": GateTable(), "owners": {}})

    @property
    def digest(self) -> str:
        """Short name of what is walked and how; the browser's place and the output folder do not belong to it."""
        walked = self.walked.model_dump_json(exclude={"browser": True, "audit": {"output"}})
        return hashlib.sha256(walked.encode()).hexdigest()[:12]

    @property
    def shares(self) -> dict[str, float]:
        """Share of each device in the score, adding up to 1."""
        given = {device: self.audit.device_mix.get(device, 0.0) for device in self.audit.devices}
        total = sum(given.values())
        if not total:
            return {device: 1 / len(given) for device in given}
        return {device: share / total for device, share in given.items()}


def load(path: Path) -> AuditConfig:
    """Read an audit.toml.

    Raises:
        ConfigError: the file is missing, is not TOML, or says something it must not.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        advice = "Type: frictionaudit init   to write one. (An address begins with https://)"
        raise ConfigError(f"{path}: there is no such file", advice) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}", "Save it as a text file in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}", "Look at the line it names.") from error
    return parse(table, str(path))


def parse(table: dict[str, Any], source: str) -> AuditConfig:
    """Check a table that was read from `source`.

    Raises:
        ConfigError: with the key and what was expected.
    """
    try:
        return AuditConfig.model_validate(table)
    except ValidationError as error:
        raise _explained(error, source) from error


def parse_history(table: dict[str, Any]) -> HistoryTable:
    """Check a [history] table that the command line gives.

    Raises:
        ConfigError: with the key and what was expected.
    """
    try:
        return HistoryTable.model_validate(table)
    except ValidationError as error:
        raise _explained(error, "the command line", ("history",)) from error


def _twice(names: Sequence[str]) -> str:
    """The first of these names that another one shares its file name with; empty when there is none."""
    slugs = [slug(name) for name in names]
    return next((name for name in names if slugs.count(slug(name)) > 1), "")


_WORDS = {
    "model_type": "expected a table",
    "dict_type": "expected a table",
    "tuple_type": "expected a list",
    "too_short": "expected at least one",
}
"""What Python's own names for types mean in TOML."""


def _explained(error: ValidationError, source: str, inside: tuple[str, ...] = ()) -> ConfigError:
    lines: list[str] = []
    advice = ""
    for one in error.errors():
        place = [*inside, *(str(part) for part in one["loc"] if part != "[key]")]
        key = ".".join(place) or "the file"
        if one["type"] == "extra_forbidden" or "[key]" in one["loc"]:
            near = get_close_matches(place[-1], _keys_beside(place), n=1, cutoff=0.5)
            lines.append(f"{key}: there is no such key")
            known = ", ".join(_keys_beside(place))
            advice = advice or (f"Did you mean {near[0]!r}?" if near else f"Known here: {known}.")
        elif one["type"] == "missing":
            lines.append(f"{key} is missing")
        else:
            said = _WORDS.get(one["type"], one["msg"].removeprefix("Value error, "))
            said = "expected [[rival]] in double brackets" if place == ["rival"] else said[0].lower() + said[1:]
            hidden = isinstance(one["input"], dict) or key in SECRET
            got = "" if hidden else f", got {one['input']!r:.80}"
            lines.append(f"{key}: {said}{got}" if place else said)
    return ConfigError(f"{source}: " + "; ".join(lines), advice or "See docs/audit-toml.md for every key.")


def _keys_beside(place: list[str]) -> list[str]:
    """The keys that are known where this one stands."""
    if len(place) == 1:
        return list(AuditConfig.model_fields)
    tables: dict[str, type[BaseModel]] = {
        "audit": AuditTable,
        "site": SiteTable,
        "rival": SiteTable,
        "walk": WalkTable,
        "speed": SpeedTable,
        "shopper": ShopperTable,
        "browser": BrowserTable,
        "history": HistoryTable,
        "gate": GateTable,
    }
    table = tables.get(place[0])
    if "hints" in place:
        return list(get_args(Goal))
    return list(table.model_fields) if table else []
