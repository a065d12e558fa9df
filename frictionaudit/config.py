"""audit.toml → AuditConfig. An error names the file, the key, and what was expected, with the nearest right name."""

import calendar
import hashlib
import re
import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from babel import Locale
from cronsim import CronSim, CronSimError
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from frictionaudit.devices import DEFAULT_DEVICES
from frictionaudit.errors import ConfigError
from frictionaudit.evidence import Reach, Site
from frictionaudit.inputs import quiz
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


def _cron(value: str) -> str:
    """Five fields that every cron understands: no seconds, no `@weekly`, none of the signs that only some know."""
    plain = re.fullmatch(r"[0-9A-Za-z*,/-]+( [0-9A-Za-z*,/-]+){4}", " ".join(value.split()))
    names = set(re.findall("[A-Z]+", value.upper()))
    if not plain or not names <= _CRON_NAMES:
        raise ValueError('expected five fields: minute, hour, day, month, day of week, such as "0 6 * * 1"')
    try:
        next(CronSim(value, datetime(2026, 1, 1, tzinfo=UTC)))
    except (CronSimError, StopIteration) as error:
        raise ValueError(
            f"this never comes ({str(error) or 'no such day'}): see it as minute hour day month weekday"
        ) from None
    return " ".join(value.split())


_CRON_NAMES = frozenset(name.upper() for names in (calendar.day_abbr, calendar.month_abbr) for name in names if name)


def _time_zone(value: str) -> str:
    if value not in available_timezones():
        near = get_close_matches(value, available_timezones(), n=1, cutoff=0.4)
        raise ValueError(f"expected a time zone, such as {near[0] if near else 'Europe/London'}")
    return value


def _only_variable(value: str) -> str:
    """A secret: audit.toml and run.json are not, so it stands in the environment."""
    if value and not re.fullmatch(VARIABLE, value):
        raise ValueError(
            "expected ${NAME} of an environment variable that holds it; audit.toml is no place for secrets"
        )
    return value


def _hook(value: str) -> str:
    if not value or re.fullmatch(VARIABLE, value):
        return value
    address = _web_address(value)
    if "@" in urlsplit(address).netloc:
        raise ValueError("a user or password stands in it: put the whole address into an environment variable, ${NAME}")
    return address


def _mail_address(value: str) -> str:
    if not re.fullmatch(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+", value):
        raise ValueError("expected a mail address, such as team@shop.example")
    return value


VARIABLE = r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}"
"""An environment variable in a text: ${NAME}."""
SECRET = frozenset({"history.url", "alert.slack", "alert.webhook", "alert.secret", "mail.password"})
"""Keys whose value is never shown in a message."""
WebAddress = Annotated[str, AfterValidator(_web_address)]
Country = Annotated[str, AfterValidator(_country)]
Name = Annotated[str, Field(min_length=1, max_length=80)]
Secret = Annotated[str, AfterValidator(_only_variable)]
MailAddress = Annotated[str, AfterValidator(_mail_address)]


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

    concurrency: Literal["auto"] | Annotated[int, Field(ge=1, le=32)] = "auto"
    """Trips side by side, or as many as cores and memory allow; never two at once on one site."""
    pace_ms: int = Field(default=1000, ge=0, le=60_000)
    page_timeout_s: int = Field(default=20, ge=2, le=300)
    trip_timeout_s: int = Field(default=300, ge=10, le=3600)
    arrival_watch_s: int = Field(default=15, ge=0, le=120)
    respect_robots: bool = True
    user_agent_suffix: str = Field(default="", max_length=200)
    repeats: int = Field(default=1, ge=1, le=30)
    """Visits of each site on each device in one run; sites take turns."""
    wallet_pass: bool = True
    """Look once more at product, basket and checkout as a phone with its wallet (Apple Pay, Google Pay)."""
    recipe: bool = True
    """Try first what worked in the last run: the same list, product and controls."""
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


class InputsTable(_Table):
    """[inputs]: your own figures, as files beside audit.toml."""

    funnel: str = ""
    voc: str = ""
    """Voice of the customer."""
    currency: str = Field(default="", pattern=r"^([A-Z]{3})?$")
    """Of the funnel's average order value; empty is the market's."""


def _known(key: str, known: Sequence[str]) -> str:
    if key not in known:
        raise ValueError("there is no such key")
    return key


def _sensible(figures: dict[str, float]) -> dict[str, float]:
    for key, value in figures.items():
        least, most = quiz.kpi_limits(key)
        if not least <= value <= most:
            raise ValueError(f"{key}: expected a number from {least:g} to {most:g}, got {value:g}")
    return figures


def _somebody(owner: str) -> str:
    """Who everybody owns, nobody does."""
    name = " ".join(owner.split())
    if not name or len(name) > 80 or name.casefold() in ("everyone", "everybody", "all", "nobody", "tbd", "n/a", "?"):
        raise ValueError("expected the name of one person or team")
    return name


SaidKey = Annotated[str, AfterValidator(lambda key: _known(key, quiz.said_keys()))]
KpiKey = Annotated[str, AfterValidator(lambda key: _known(key, quiz.kpi_keys()))]
Kpi = Annotated[dict[KpiKey, float], AfterValidator(_sensible)]
Owner = Annotated[str, AfterValidator(_somebody)]


class ScheduleTable(_Table):
    """[schedule]"""

    cron: Annotated[str, AfterValidator(_cron)]
    """When the audit is due: minute, hour, day, month, day of week."""
    time_zone: Annotated[str, AfterValidator(_time_zone)] = "UTC"
    """The zone whose clock that is."""


AlertKind = Literal[
    "new-stopper",
    "worse",
    "better",
    "fixed",
    "newly-unclear",
    "rival-moved",
    "recipe-drift",
    "not-comparable",
    "gate-broken",
]
"""What an alert can be raised on: the kinds of change, and a budget that is newly broken."""


class AlertTable(_Table):
    """[[alert]]: who is told which changes."""

    name: Name
    on: Annotated[tuple[AlertKind, ...], Field(min_length=1)] = get_args(AlertKind)
    sites: tuple[str, ...] = ()
    """Only of these; empty is all."""
    families: tuple[str, ...] = ()
    """Only of these; empty is all."""
    slack: Secret = ""
    """Address of an incoming webhook as Slack, Mattermost and others have it; it is a secret."""
    webhook: Annotated[str, AfterValidator(_hook)] = ""
    secret: Secret = ""
    """Key that signs what goes to `webhook`."""
    mail: tuple[MailAddress, ...] = ()
    link: WebAddress | Literal[""] = ""
    """Where the pages of `site build` are published."""

    @model_validator(mode="after")
    def _one_receiver(self) -> "AlertTable":
        if sum(map(bool, (self.slack, self.webhook, self.mail))) != 1:
            raise ValueError("expected one of slack, webhook or mail")
        if bool(self.webhook) != bool(self.secret):
            raise ValueError("webhook and secret go together: what is sent there is signed")
        return self


class MailTable(_Table):
    """[mail]: the server that sends alerts."""

    host: Annotated[str, Field(min_length=1)]
    sender: MailAddress
    security: Literal["starttls", "tls", "none"] = "starttls"
    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    """587 for starttls, 465 for tls, 25 for none, unless told otherwise."""
    user: str = ""
    password: Secret = ""

    @model_validator(mode="after")
    def _fits_together(self) -> "MailTable":
        if bool(self.user) != bool(self.password):
            raise ValueError("user and password go together")
        if self.password and self.security == "none":
            raise ValueError("a password is not sent in the open: set security to starttls or tls")
        return self


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
    schedule: ScheduleTable | None = None
    alert: tuple[AlertTable, ...] = ()
    mail: MailTable | None = None
    owners: dict[str, Owner] = Field(default_factory=dict)
    """Check id or family to the name of its owner."""
    inputs: InputsTable = InputsTable()
    said: dict[SaidKey, bool] = Field(default_factory=dict[str, bool])
    """Your answers to the questions of the report card."""
    kpi: Kpi = Field(default_factory=dict[str, float])
    """Your key figures."""

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
        self._check_alerts(names)
        return self

    def _check_alerts(self, sites: Sequence[str]) -> None:
        if twice := _twice([alert.name for alert in self.alert]):
            raise ValueError(f"two alerts are called {twice!r}: expected names that differ in a letter or digit")
        for alert in self.alert:
            if strangers := [name for name in alert.sites if name not in sites]:
                raise ValueError(f"the alert {alert.name!r} names {strangers[0]!r}, which is not the name of a site")
            if alert.mail and self.mail is None:
                raise ValueError(f"the alert {alert.name!r} goes by mail: expected a [mail] table with the server")

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
        brought: dict[str, object] = {"owners": {}, "inputs": InputsTable(), "said": {}, "kpi": {}}
        told: dict[str, object] = {"schedule": None, "alert": (), "mail": None}
        return self.model_copy(update={"history": HistoryTable(), "gate": GateTable(), **brought, **told})

    def answered_as(self, other: "AuditConfig") -> "AuditConfig":
        """These settings with what the other ones bring to the answers: owners, inputs, key figures."""
        return self.model_copy(update={key: getattr(other, key) for key in ("owners", "inputs", "said", "kpi")})

    @property
    def digest(self) -> str:
        """Short name of what is walked and how; the browser's place and the output folder do not belong to it."""
        later = {"inputs": True, "said": True, "kpi": True, "schedule": True, "alert": True, "mail": True}
        walked = self.walked.model_dump_json(exclude={"browser": True, "audit": {"output"}, **later})
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
            listed = place in (["rival"], ["alert"])
            said = f"expected [[{place[0]}]] in double brackets" if listed else said[0].lower() + said[1:]
            hidden = isinstance(one["input"], dict) or ".".join(part for part in place if not part.isdigit()) in SECRET
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
        "inputs": InputsTable,
        "schedule": ScheduleTable,
        "alert": AlertTable,
        "mail": MailTable,
    }
    table = tables.get(place[0])
    if place[0] in ("said", "kpi"):
        return quiz.said_keys() if place[0] == "said" else quiz.kpi_keys()
    if "hints" in place:
        return list(get_args(Goal))
    return list(table.model_fields) if table else []
