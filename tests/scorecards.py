"""A made-up audit for report tests: a brand, two rivals, one shop that blocked us; two phones; hostile shop text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as attribute
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from frictionaudit import compare
from frictionaudit.card import report_card
from frictionaudit.check import (
    Check,
    Effort,
    Finding,
    Outcome,
    Tier,
    Verdict,
    failed,
    not_applicable,
    passed,
    unclear,
    warned,
)
from frictionaudit.evidence import (
    Action,
    Firewall,
    Journey,
    OverlaySeen,
    Problem,
    ProblemCode,
    Reach,
    Refusal,
    Site,
    Stage,
    Trip,
)
from frictionaudit.result import (
    AuditResult,
    CheckInfo,
    PageShot,
    SiteResult,
    Status,
    Step,
    TripResult,
)
from frictionaudit.score import combine, model, score
from tests.evidence import box, field, journey, line, overlay, page, phone

PHONES = {"iPhone 15": 0.6, "Pixel 7": 0.4}
STAGES = (Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET, Stage.CHECKOUT, Stage.PAYMENT)
SIDE = (Stage.RETURNS, Stage.CONTACT)
HOSTILE = (
    "<script>window.hacked=1</script>",
    "<svg onload=window.hacked=2>",
    '"><img src=x onerror=window.hacked=3>',
    "{{ 7*7 }} {% raw %}",
    "javascript:window.hacked=4",
    "\u202egnp.exe \u2066 \u200f evil",
    "</bdi></td></table><h1>owned",
)
HUGE = "W" * 1_000_000


def _never(journey: Journey) -> Outcome:
    raise AssertionError("the outcomes of these tests are made by hand")


def make_check(id: str, title: str, family: str, weight: int, **more: Any) -> Check:
    """A check whose outcomes are made by hand."""
    defaults: dict[str, Any] = {
        "id": id,
        "title": title,
        "family": family,
        "stage": "purchase",
        "weight": weight,
        "judge": _never,
        "needs": (),
        "uses": (),
        "tier": Tier.BASICS,
        "core": True,
        "stopper": False,
        "effort": Effort.M,
        "owner": "Web front end",
        "sources": ("Baymard Institute, cart abandonment survey 2025",),
        "since": "0.1",
        "summary": "What stands in the shopper's way here.",
        "why": "One in four shoppers who gave up a purchase named this as the reason. On a phone it weighs twice: "
        "every extra step is a chance to be interrupted.",
        "counts": "The walk opens the pages as a shopper would and measures what a shopper meets, with `<input>` and "
        "`autocomplete` as they stand in the page.",
        "fix": "Let the shopper go on without it, ask for it later, and say what it is good for. Start with the page "
        "that most shoppers see.",
        "module": "tests",
    }
    return Check(**(defaults | more))


CHECKS = (
    make_check("guest-checkout", "I can buy without opening an account", "checkout-steps", 10, stopper=True),
    make_check("checkout-field-count", "I am asked for few details", "checkout-steps", 8, owner="Checkout team"),
    make_check("same-info-twice", "I never type the same thing twice", "checkout-steps", 7, owner="Checkout team"),
    make_check("right-keyboard", "I get the right keyboard for each box", "checkout-steps", 5, effort=Effort.S),
    make_check("fits-my-screen", "The page fits my phone – I never have to scroll sideways", "mobile-layout", 8),
    make_check("tap-targets", "Buttons and links are big enough for my thumb", "mobile-layout", 7, effort=Effort.S),
    make_check("arrival-popups", "Nothing jumps in my face when I arrive", "mobile-layout", 6, owner="Marketing"),
    make_check("phone-wallet", "I can pay with the wallet in my phone", "mobile-payments", 8, owner="Payments team"),
    make_check("express-pay-early", "I can skip the forms with an express button", "mobile-payments", 5),
    make_check(
        "returns-window",
        "I get a fair time to send things back",
        "returns-policy",
        7,
        owner="Operations",
        stage="post-purchase",
    ),
    make_check("returns-who-pays", "I know what sending back will cost me", "returns-policy", 6, effort=Effort.L),
    make_check("contact-findable", "I can find how to reach a person from anywhere", "support-contact", 6),
    make_check("gift-wrapping", "My present can be wrapped", "presents-by-acme-labs", 1, tier=Tier.SHINY),
)


@dataclass(frozen=True)
class Folder:
    """Stored pictures, as reports ask for them."""

    root: Path
    journeys: Mapping[str, Journey] = attribute(default_factory=dict[str, Journey])
    """By the trip's folder."""

    def journey(self, trip: TripResult) -> Journey | None:
        return self.journeys.get(trip.folder)

    def path(self, trip: TripResult, name: str) -> Path | None:
        file = self.root / trip.folder / name
        return file if file.is_file() else None


@cache
def _noise() -> Image.Image:
    return Image.effect_noise((390, 2700), 70).convert("RGB")


@cache
def _drawn(title: str, colour: str, height: int, noise: int | None) -> bytes:
    """A JPEG that looks a little like a shop's page; with noise it is as hard to compress as a photograph."""
    width = 390
    picture = Image.new("RGB", (width, height), "white")
    if noise is not None:
        picture.paste(_noise(), (0, -noise))
    draw = ImageDraw.Draw(picture)
    font, small = ImageFont.load_default(22), ImageFont.load_default(13)
    draw.rectangle((0, 0, width, 56), fill=colour)
    draw.text((16, 16), title, fill="white", font=font)
    for top in range(80, height - 120, 130):
        draw.text((20, top), f"Field at {top}", fill="#333", font=small)
        draw.rounded_rectangle((20, top + 22, width - 20, top + 66), 6, outline="#999", width=1)
        draw.text((32, top + 36), f"{title} {top}", fill="#777", font=small)
        draw.rounded_rectangle((20, top + 78, 190, top + 112), 17, fill=colour)
    file = BytesIO()
    picture.save(file, "JPEG", quality=80)
    return file.getvalue()


def draw_page(file: Path, title: str, colour: str, height: int = 2400, noise: int | None = None) -> None:
    """Store a picture of a page; each is drawn once a test run."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_drawn(title, colour, height, noise))


def at(page: int, message: str, y: float = 232, quote: str = "", **more: Any) -> Finding:
    """A finding on a form field of a drawn page."""
    defaults: dict[str, Any] = {"box": box(x=20, y=y, width=350, height=44), "selector": f"form > input#field-{page}"}
    return Finding(message=message, page=page, quote=quote, **(defaults | more))


def acme(device: str) -> dict[str, Outcome]:
    """The subject: much friction, and text from its pages that attacks the report."""
    twice = [at(4, f"Asked again: {text}", 232 + 130 * n, text) for n, text in enumerate(HOSTILE)]
    fields = 17 if device == "Pixel 7" else 16
    return {
        "guest-checkout": failed(
            "An account is demanded before anything can be paid.",
            [at(4, "Only sign-in is offered", 102, "Sign in to go on")],
            measured="no guest way",
        ),
        "checkout-field-count": failed(
            f"The checkout asks for {fields} details; 8 would do.",
            [at(4, f"{fields} fields on one page", 102)],
            measured=f"{fields} fields",
            friction=0.93,
        ),
        "same-info-twice": failed(
            f"The address is asked for twice: {HOSTILE[0]}", twice, measured="2 times", friction=0.7
        ),
        "right-keyboard": warned(
            "The phone number opens the letter keyboard.",
            [at(4, "Letter keyboard for a number", 362, HUGE)],
            measured="1 of 6 boxes",
            friction=0.17,
        ),
        "fits-my-screen": failed(
            "The basket is 64 px wider than the phone.",
            [at(3, "Sticks out of the screen", 492, box=box(x=300, y=492, width=154, height=44))],
            measured="64 px",
            friction=1.0,
        )
        if device == "iPhone 15"
        else passed("Every page fits.", measured="0 px"),
        "tap-targets": warned(
            "3 of 40 targets are smaller than 24 px.",
            [
                at(1, "Smaller than a thumb", 310, box=box(x=20, y=314, width=22, height=22)),
                at(1, "Beyond the picture", box=box(x=20, y=99_000)),
            ],
            measured="22 px",
            friction=0.4,
        ),
        "arrival-popups": warned(
            "A newsletter layer covers half of the first screen.",
            [at(0, "The newsletter layer", 200)],
            measured="52% covered",
            friction=0.5,
        ),
        "phone-wallet": failed(
            "No wallet button was seen on the last page.",
            [at(5, "Cards only", 232, "Pay by card")],
            measured="0 wallets",
        ),
        "express-pay-early": failed(
            "The product page offers no express button.",
            [Finding(message="No express button", page=2)],
            measured="none",
        ),
        "returns-window": warned(
            "14 days to send things back.",
            [at(6, "The window", 102, "within 14 days")],
            measured="14 days",
            friction=0.53,
            confidence=0.8,
        ),
        "returns-who-pays": unclear("the returns page does not say who pays"),
        "contact-findable": passed(
            "Contact is in the footer of every page.", [at(7, "Contact link", 622)], measured="1 tap"
        ),
        "gift-wrapping": failed(
            "No wrapping is offered.", [at(3, "No wrapping", 232)], measured="none", confidence=0.5
        ),
    }


def fernway(device: str) -> dict[str, Outcome]:
    """The better rival."""
    return {
        "guest-checkout": passed(
            "Guests can go on with an e-mail address.",
            [at(4, "Guest way", 102, "Continue as guest")],
            measured="guest way first",
        ),
        "checkout-field-count": warned(
            "The checkout asks for 10 details.", [at(4, "10 fields", 102)], measured="10 fields", friction=0.3
        ),
        "same-info-twice": passed("Nothing is asked for twice.", measured="0 times"),
        "right-keyboard": passed("Every box opens the right keyboard.", measured="0 of 7 boxes"),
        "fits-my-screen": passed("Every page fits.", measured="0 px"),
        "tap-targets": warned(
            "1 of 38 targets is smaller than 24 px.",
            [at(1, "Smaller than a thumb", 310)],
            measured="23 px",
            friction=0.2,
        ),
        "arrival-popups": passed("Nothing comes up.", measured="0% covered"),
        "phone-wallet": passed(
            "Apple Pay and Google Pay are offered.",
            [at(4, "Wallet buttons", 232, "Pay with your phone")],
            measured="2 wallets",
            confidence=0.6,
        ),
        "express-pay-early": warned(
            "The express button comes in the basket.", [at(3, "Express button", 362)], measured="in the basket"
        ),
        "returns-window": passed("60 days.", [at(6, "The window", 102, "60 days")], measured="60 days", confidence=0.8),
        "returns-who-pays": passed(
            "Sending back is free.", [at(6, "Free", 232, "Free returns")], measured="free", confidence=0.8
        ),
        "contact-findable": warned("Contact is two taps away.", [at(0, "The way to it", 622)], measured="2 taps"),
        "gift-wrapping": not_applicable("nothing here can be a present"),
    }


def northlight(device: str) -> dict[str, Outcome]:
    """A rival whose last pages stayed unseen."""
    lost = unclear("the payment page was not seen: nothing is typed on a rival's site")
    return fernway(device) | {
        "checkout-field-count": lost,
        "same-info-twice": lost,
        "guest-checkout": warned("The guest way is the smaller button.", [at(4, "Guest way", 232)], measured="second"),
        "tap-targets": failed(
            "12 of 51 targets are smaller than 24 px.", [at(1, "Smaller than a thumb", 310)], measured="18 px"
        ),
        "right-keyboard": Outcome(verdict=Verdict.ERROR, confidence=0, reason="the check crashed: KeyError: 'x'"),
    }


def make_trip(
    root: Path,
    site: str,
    device: str,
    outcomes: Mapping[str, Outcome],
    colour: str,
    reach: Reach,
    noisy: bool = False,
    **more: Any,
) -> TripResult:
    """A walk with its pictures in a folder."""
    folder = f"{site.lower()}/{device.lower().replace(' ', '-')}"
    stages = STAGES if reach is Reach.PAYMENT else STAGES[:5]
    steps = tuple(_step(root / folder, site, stage, index, colour, noisy) for index, stage in enumerate(stages))
    unseen = Problem(code=ProblemCode.NOT_ASKED, message="the trip was not asked to type anything here")
    if reach is not Reach.PAYMENT:
        steps = (*steps, Step(stage=Stage.PAYMENT, problem=unseen))
    side = tuple(_step(root / folder, site, stage, 6 + n, colour, noisy) for n, stage in enumerate(SIDE))
    proof = phone("iphone" if device.startswith("iPhone") else "android").model_copy(update={"name": device})
    refused = Refusal(lock="wire", stage=Stage.PAYMENT, what="POST /orders", reason="it could place an order", count=2)
    tapped = Refusal(lock="tap", stage=Stage.PAYMENT, what="Buy now", reason="the words place an order")
    defaults: dict[str, Any] = {
        "device": device,
        "reach": reach,
        "folder": folder,
        "started": datetime(2026, 1, 5, 12, tzinfo=UTC),
        "elapsed_ms": 84_300,
        "steps": steps,
        "side_steps": side,
        "interruptions": (
            OverlaySeen(overlay=overlay("consent"), stage=Stage.HOME, page=0, at_ms=1200, closed=True, taps=1),
        ),
        "firewall": Firewall(
            taps_allowed=21,
            requests_allowed=1342,
            refusals=(refused, tapped) if reach is Reach.PAYMENT else (),
            sealed_at=f"https://{site.lower()}.test/payment" if reach is Reach.PAYMENT else "",
        ),
        "device_proof": proof,
        "browser": "Chromium 150",
        "ending": None,
        "reached_last_page": reach is Reach.PAYMENT,
        "gaps": (),
        "outcomes": dict(outcomes),
    }
    return TripResult(**(defaults | more))


def hash_of(text: str, index: int) -> int:
    """A number below 300 that is the same in every run."""
    return (sum(text.encode()) * 7 + index * 31) % 300


def _step(folder: Path, site: str, stage: Stage, index: int, colour: str, noisy: bool) -> Step:
    noise = hash_of(str(folder), index) if noisy else None
    draw_page(folder / f"{index}-full.jpg", f"{site} {stage} {folder.name}", colour, noise=noise)
    draw_page(folder / f"{index}.jpg", f"{site} {stage} {folder.name}", colour, height=664, noise=noise)
    shot = PageShot(
        index=index,
        stage=stage,
        url=f"https://{site.lower()}.test/{stage}?page={index}" if index != 7 else "data:text/html,<script>1</script>",
        title=f"{site}: {HOSTILE[1]}",
        kind=stage.value,
        screenshot=f"{index}.jpg",
        full_page=f"{index}-full.jpg",
        fields=14 if stage is Stage.CHECKOUT else 0,
    )
    return Step(stage=stage, page=shot, taps=index + 1, keystrokes=40 * (index > 3), elapsed_ms=1234 * (index + 1))


def make_site(name: str, trips: Sequence[TripResult], checks: Sequence[Check] = CHECKS, **more: Any) -> SiteResult:
    """A site with its score, made from its trips as the program does."""
    ids = [check.id for check in checks if any(check.id in trip.outcomes for trip in trips)]
    by_device = {one: {trip.device: trip.outcomes[one] for trip in trips if one in trip.outcomes} for one in ids}
    answers = {one: combine(one, outcomes, PHONES) for one, outcomes in by_device.items()}
    families = {check.family for check in checks if check.id in answers}
    status: Status = "audited"
    defaults: dict[str, Any] = {
        "name": name,
        "url": f"https://{name.lower()}.test/",
        "own": False,
        "aspirational": False,
        "status": status,
        "reason": "",
        "trips": tuple(trips),
        "checks": answers,
        "score": score(checks, answers),
        "families": {f: score([c for c in checks if c.family == f], answers) for f in families},
    }
    return SiteResult(**(defaults | more))


def make_result(sites: Sequence[SiteResult], checks: Sequence[Check] = CHECKS, **more: Any) -> AuditResult:
    """An audit of sites, the first being the subject."""
    subject = sites[0].name
    order, ranked_on, common = compare.ranking(checks, sites)
    defaults: dict[str, Any] = {
        "tool": "frictionaudit 0.1.0",
        "audit": "Spring review",
        "run": "2026-01-05T12-00-00Z",
        "created": datetime(2026, 1, 5, 12, 34, tzinfo=UTC),
        "market": "GB",
        "devices": PHONES,
        "device_mix_given": False,
        "subject": subject,
        "checks": tuple(_info(check) for check in checks),
        "sites": tuple(sites),
        "rows": compare.rows(checks, sites, subject),
        "gaps": compare.gaps(checks, sites, subject),
        "ranking": order,
        "ranked_on": ranked_on,
        "common_scores": common,
        "roadmap": compare.roadmap(checks, sites, subject, {"mobile-layout": "Dana of the app team"}),
        "gains": compare.gains(checks, sites, subject),
    }
    return AuditResult(**(defaults | more))


def _info(check: Check) -> CheckInfo:
    return CheckInfo(**{name: getattr(check, name) for name in CheckInfo.model_fields})


def make_audit(root: Path) -> tuple[AuditResult, Folder]:
    """The whole made-up audit with its stored pictures."""
    trips = {
        name: [make_trip(root, name, device, answers(device), colour, reach) for device in PHONES]
        for name, answers, colour, reach in (
            ("Acme", acme, "#7a2e8f", Reach.PAYMENT),
            ("Fernway", fernway, "#2f6b4f", Reach.CHECKOUT),
            ("Northlight", northlight, "#24507a", Reach.CHECKOUT),
        )
    }
    wall = Problem(code=ProblemCode.BLOCKED, message="a bot check stood in the way", advice="Ask the shop for access.")
    blocked = [
        make_trip(
            root,
            "Bergwerk",
            device,
            {},
            "#444",
            Reach.CHECKOUT,
            ending=wall,
            steps=(Step(stage=Stage.HOME, problem=wall),),
            side_steps=(),
            interruptions=(),
            device_proof=None,
        )
        for device in PHONES
    ]
    sites = [
        make_site("Acme", trips["Acme"], own=True),
        make_site("Northlight", trips["Northlight"]),
        make_site("Bergwerk", blocked, status="not-audited", reason="the shop blocked the visit"),
        make_site("Fernway", trips["Fernway"], aspirational=True),
    ]
    said, figures = {"easy_to_shop": True, "listens": True}, {"nps": 24.0}
    result = make_result(sites, report_card=report_card(CHECKS, sites[0], said, figures))
    return result, Folder(root, {trip.folder: _journey(s, trip) for s in sites[:2] for trip in s.trips})


def _journey(site: SiteResult, trip: TripResult) -> Journey:
    """A journey to a checkout that charges a fee with a hostile name, and hostile names on the way."""
    basket = line("Subtotal £40.00", index=0), line("Total £40.00", index=1)
    till = (
        line("Subtotal £40.00", index=0),
        line("Delivery £4.95", index=1),
        line(f"Handling fee {HOSTILE[0]} £1.50", index=2),
        line("Total £46.45", index=3),
    )
    pages = {
        Stage.HOME: page(),
        Stage.LISTING: page(),
        Stage.PRODUCT: page(texts=(f"A thing {HOSTILE[1]}",)),
        Stage.BASKET: page(lines=basket),
        Stage.CHECKOUT: page(lines=till, fields=(field("E-mail", autocomplete="email"),)),
        Stage.RETURNS: page(texts=("Returns", "You can return goods within 14 days of delivery.")),
    }
    taps = [(None, "open", site.url), (0, "tap", HOSTILE[2]), (1, "tap", "A thing"), (2, "tap", "Add to basket")]
    actions = tuple(
        Action(at_ms=1000 * n, stage=Stage.HOME, kind=kind, target=target, page=at)
        for n, (at, kind, target) in enumerate([*taps, (3, "tap", "Checkout")])
    )
    return journey(pages, actions=actions, trip=make_request(site, trip), reached_last_page=False)


def make_request(site: SiteResult, trip: TripResult) -> Trip:
    """What the shopper was asked to do on a trip."""
    shop = Site(name=site.name, url=site.url, own=site.own)
    return Trip(site=shop, device=trip.device, market="GB", reach=trip.reach)


def many_sites(root: Path, sites: int = 5, devices: int = 3) -> tuple[AuditResult, Folder]:
    """A large audit: 80 checks, each finds something with a picture on every site and device."""
    phones = ("iPhone 15", "Pixel 7", "iPhone SE")[:devices]

    def answers(site: int) -> dict[str, Outcome]:
        return {
            check.id: failed(
                f"{check.title}: not so.",
                [at(1 + n % 5, f"Finding {n}", 102 + 130 * n + 5 * number, "quote " * 20) for n in range(10)],
                measured="9 px",
                friction=(3 + (number * 7 + site * 5) % 8) / 10,
            )
            for number, check in enumerate(_big_checks())
        }

    made = [
        make_site(
            f"Shop{n}",
            [make_trip(root, f"Shop{n}", phone, answers(n), "#7a2e8f", Reach.PAYMENT, noisy=True) for phone in phones],
            _big_checks(),
        )
        for n in range(sites)
    ]
    journeys = {trip.folder: _journey(site, trip) for site in made for trip in site.trips}
    return make_result(made, _big_checks(), devices=dict.fromkeys(phones, 1 / devices)), Folder(root, journeys)


def _big_checks(number: int = 80) -> tuple[Check, ...]:
    """As many checks in 14 families."""
    families = tuple(model()["family_weights"])
    stages = ("arrival", "consideration", "purchase", "payment", "post-purchase")
    return tuple(
        replace(
            CHECKS[n % len(CHECKS)],
            id=f"{CHECKS[n % len(CHECKS)].id}-{n}",
            title=f"{CHECKS[n % len(CHECKS)].title} ({n})",
            family=families[n * len(families) // number],
            stage=stages[n % len(stages)],
        )
        for n in range(number)
    )
