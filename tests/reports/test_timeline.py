"""When each cost is first told: at the step that tells it, late only where it is, and never where nothing was seen."""

from collections.abc import Mapping
from pathlib import Path

from frictionaudit.evidence import Journey, Reach, Stage
from reports.timeline import STEPS, Timeline, longest, timelines
from reports.wording import Wording
from tests.evidence import journey, line, page
from tests.scorecards import Folder, acme, make_request, make_result, make_site, make_trip

NAMES = [name for name, _ in STEPS]
BASKET = page(lines=(line("Subtotal £40.00", index=0),))
LAST = page(lines=(line("Subtotal £40.00", index=0), line("Delivery £4.95", index=1), line("Total £44.95", index=2)))
LOOKED = {Stage.HOME: page(), Stage.LISTING: page(), Stage.PRODUCT: page(), Stage.BASKET: BASKET}


def read(root: Path, by_device: Mapping[str, Journey]) -> tuple[Timeline, ...]:
    trips = [make_trip(root, "Acme", device, acme(device), "#333", Reach.PAYMENT) for device in by_device]
    site = make_site("Acme", trips)
    seen = {trip.folder: by_device[trip.device].model_copy(update={"trip": make_request(site, trip)}) for trip in trips}
    return timelines(make_result([site]), Folder(root, seen), Wording.of("GB"))


def told(made: Timeline) -> dict[str, list[tuple[str, str, bool]]]:
    return {
        name: [(one.label, one.amount, one.late) for one in step.told]
        for name, step in zip(NAMES, made.steps, strict=True)
        if step.told
    }


def test_a_cost_of_the_last_page_stands_there_and_is_late(tmp_path: Path) -> None:
    (made,) = read(tmp_path, {"Pixel 7": journey(LOOKED | {Stage.PAYMENT: LAST}, reached_last_page=True)})
    assert told(made) == {"Basket": [("Goods", "£40.00", False)], "Last page": [("Delivery", "£4.95", True)]}
    assert [step.known for step in made.steps] == ["", "", "£40.00", "", "£44.95"]
    assert [step.note for step in made.steps] == ["nothing new"] * 3 + ["not seen", "nothing new"]
    assert longest([made]) == 12.375


def test_a_cost_that_the_product_page_tells_stands_there_and_is_not_late(tmp_path: Path) -> None:
    product = page(texts=("Delivery £4.95",))
    pages = LOOKED | {Stage.PRODUCT: product, Stage.PAYMENT: LAST}
    (made,) = read(tmp_path, {"Pixel 7": journey(pages, reached_last_page=True)})
    assert told(made)["Product page"] == [("Delivery", "£4.95", False)]
    assert "Last page" not in told(made)


def test_free_delivery_is_told_and_has_no_bar(tmp_path: Path) -> None:
    free = page(lines=(line("Subtotal £40.00", index=0), line("Delivery Free", index=1), line("Total £40.00", index=2)))
    (made,) = read(tmp_path, {"Pixel 7": journey(LOOKED | {Stage.PAYMENT: free}, reached_last_page=True)})
    assert told(made)["Last page"] == [("Delivery", "free", False)]
    assert longest([made]) == 0


def test_a_walk_that_ended_before_checkout_says_that_more_may_be_added(tmp_path: Path) -> None:
    (made,) = read(tmp_path, {"Pixel 7": journey(LOOKED)})
    assert "more may be added" in made.ending
    assert [step.known for step in made.steps] == ["", "", "£40.00", "", ""]
    assert made.steps[-1].note == "not seen"


def test_a_checkout_of_one_page_misses_no_last_page(tmp_path: Path) -> None:
    (made,) = read(tmp_path, {"Pixel 7": journey(LOOKED | {Stage.CHECKOUT: LAST}, reached_last_page=True)})
    assert (made.steps[-1].note, made.ending) == ("the checkout is one page", "")


def test_devices_that_agree_are_told_once_and_others_apart(tmp_path: Path) -> None:
    late = journey(LOOKED | {Stage.PAYMENT: LAST}, reached_last_page=True)
    assert [one.devices for one in read(tmp_path, {"Pixel 7": late, "iPhone 15": late})] == [()]
    early = journey(LOOKED)
    assert [one.devices for one in read(tmp_path, {"Pixel 7": late, "iPhone 15": early})] == [
        ("Pixel 7",),
        ("iPhone 15",),
    ]


def test_without_any_price_there_is_no_timeline(tmp_path: Path) -> None:
    assert read(tmp_path, {"Pixel 7": journey({Stage.HOME: page()})}) == ()
