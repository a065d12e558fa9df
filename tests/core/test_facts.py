"""Facts side by side: told, absent and unseen are never mixed, and every figure is a reading of the evidence."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from frictionaudit.evidence import Journey, ProblemCode, Reach, Stage
from frictionaudit.result import SiteResult
from reports.facts import Fact, FactTable, tables
from reports.wording import Wording
from tests.evidence import control, field, journey, line, page
from tests.scorecards import PHONES, Folder, acme, make_request, make_result, make_site, make_trip

LOOKED = {Stage.HOME: page(), Stage.LISTING: page(), Stage.PRODUCT: page()}
BASKET = page(lines=(line("Subtotal £40.00", index=0), line("Total £40.00", index=1)))
TILL = page(
    lines=(line("Subtotal £40.00", index=0), line("Delivery £4.95", index=1), line("Total £44.95", index=2)),
    fields=(field("E-mail", index=0, autocomplete="email"), field("Card number", index=1, autocomplete="cc-number")),
)
RETURNS = page(
    lines=(
        line("Returns policy", index=0, heading=1),
        line("You can return unused items within 14 days of delivery.", index=1),
        line("Returns are free with our prepaid label.", index=2),
    )
)
CONTACT = page(
    texts=("Contact us", "Call us: +44 20 7946 0991"), controls=(control("Mail", href="mailto:hi@shop.test"),)
)


def told(root: Path, journeys: Mapping[str, Mapping[str, Journey]]) -> tuple[FactTable, ...]:
    """The tables for sites by name, each with journeys by device."""
    sites = [_site(root, name, list(own)) for name, own in journeys.items()]
    found = {trip.folder: journeys[site.name][trip.device] for site in sites for trip in site.trips}
    found = {
        trip.folder: found[trip.folder].model_copy(update={"trip": make_request(site, trip)})
        for site in sites
        for trip in site.trips
    }
    return tables(make_result(sites), Folder(root, found), Wording.of("GB"))


def _site(root: Path, name: str, devices: list[str]) -> SiteResult:
    trips = [make_trip(root, name, device, acme(device), "#333", Reach.PAYMENT) for device in devices]
    return make_site(name, trips)


def cell(made: tuple[FactTable, ...], table: str, label: str, site: int = 0) -> tuple[Fact, ...]:
    rows = {row.label: row for one in made if one.id == table for row in one.rows}
    return tuple(told.fact for told in rows[label].cells[site])


def test_amounts_stand_at_the_step_that_told_them_and_late_ones_are_named(tmp_path: Path) -> None:
    walk = journey(LOOKED | {Stage.BASKET: BASKET, Stage.PAYMENT: TILL}, reached_last_page=True)
    made = told(tmp_path, {"Acme": {"Pixel 7": walk}})
    assert cell(made, "facts-costs", "In the basket") == (Fact(("Goods: £40.00", "Total: £40.00")),)
    assert cell(made, "facts-costs", "Last page") == (Fact(("Goods: £40.00", "Delivery: £4.95", "Total: £44.95")),)
    assert cell(made, "facts-costs", "First told after the basket") == (Fact(("Delivery: £4.95",)),)


def test_a_checkout_that_was_not_seen_is_unseen_and_never_nothing(tmp_path: Path) -> None:
    walk = journey(LOOKED | {Stage.BASKET: BASKET, Stage.CHECKOUT: ProblemCode.BLOCKED})
    made = told(tmp_path, {"Acme": {"Pixel 7": walk}, "Other": {"Pixel 7": _whole()}})
    late, paying = (cell(made, "facts-costs", "First told after the basket")[0], cell(made, "facts-paying", _card())[0])
    assert (late.state, paying.state) == ("unseen", "unseen")
    assert "blocked" in late.lines[0]
    assert cell(made, "facts-way", "Boxes to type in")[0].state == "unseen"


def _whole() -> Journey:
    paying = TILL.model_copy(update={"controls": (control("Credit card", type="radio", tag="input"),)})
    return journey(
        LOOKED | {Stage.BASKET: BASKET, Stage.PAYMENT: paying, Stage.CONTACT: CONTACT}, reached_last_page=True
    )


def _card() -> str:
    return "Credit or debit card"


def test_returns_are_read_from_the_policy_and_a_missing_page_is_unseen(tmp_path: Path) -> None:
    walks = {
        "Acme": {"Pixel 7": journey(LOOKED | {Stage.RETURNS: RETURNS})},
        "Other": {"Pixel 7": journey(LOOKED | {Stage.RETURNS: ProblemCode.LOST})},
    }
    made = told(tmp_path, walks)
    assert cell(made, "facts-returns", "Time to send back") == (Fact(("14 days from delivery",)),)
    assert cell(made, "facts-returns", "Who pays for it") == (Fact(("free",)),)
    assert cell(made, "facts-returns", "Who pays for it", site=1)[0].state == "unseen"


def test_a_channel_that_is_not_there_is_absent_only_where_the_contact_page_was_seen(tmp_path: Path) -> None:
    walks = {
        "Acme": {"Pixel 7": journey(LOOKED | {Stage.CONTACT: CONTACT})},
        "Mute": {"Pixel 7": journey(LOOKED | {Stage.CONTACT: page(texts=("Contact us",))})},
        "Unseen": {"Pixel 7": journey(LOOKED | {Stage.CONTACT: ProblemCode.TIMEOUT})},
    }
    made = told(tmp_path, walks)
    states = [cell(made, "facts-help", "Phone", site=n)[0].state for n in range(3)]
    assert states == ["told", "absent", "unseen"]
    assert cell(made, "facts-help", "Phone") == (Fact(("+442079460991",)),)


def test_devices_are_named_only_where_they_differ(tmp_path: Path) -> None:
    with_returns, without = (
        journey(LOOKED | {Stage.RETURNS: RETURNS}),
        journey(LOOKED | {Stage.RETURNS: ProblemCode.LOST}),
    )
    phones = list(PHONES)
    differing = told(tmp_path, {"Acme": dict(zip(phones, (with_returns, without), strict=True))})
    same = told(tmp_path, {"Acme": dict.fromkeys(phones, with_returns)})
    row = next(row for table in differing for row in table.rows if row.label == "Who pays for it")
    assert [one.devices for one in row.cells[0]] == [(phones[0],), (phones[1],)]
    row = next(row for table in same for row in table.rows if row.label == "Who pays for it")
    assert [one.devices for one in row.cells[0]] == [()]


def test_without_stored_journeys_there_are_no_tables(tmp_path: Path) -> None:
    assert tables(make_result([_site(tmp_path, "Acme", ["Pixel 7"])]), Folder(tmp_path), Wording.of("GB")) == ()


@pytest.mark.parametrize(("market", "shown"), [("GB", "£4.95"), ("DE", "£4,95")])
def test_money_follows_the_market(market: str, shown: str) -> None:
    assert Wording.of(market).money(TILL.prices[1].amount, "GBP").replace("\xa0", "") in (shown, "4,95£")
