from typing import Any

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Mark, PageView, Region, Stage
from tests.checks.product_page.pages import below, heading, price, product
from tests.evidence import box, control, journey, judged, layout, mark

ID = "product-photos"
LOCKED = layout(viewport_meta="width=device-width, initial-scale=1, user-scalable=no")


def photo(name: str, x: float = 0, y: float = 60, **more: Any) -> Mark:
    """A picture as wide as the phone."""
    where = more.pop("at", None) or box(x, y, 390, 300)
    return mark("Boot", source=f"/img/{name}", box=where, **more)


def told(*marks: Mark, **more: Any) -> Verdict:
    page: PageView = product(marks=marks, **more)
    return judged(ID, journey({Stage.PRODUCT: page})).verdict


def test_slides_side_by_side_pass() -> None:
    assert told(photo("a.jpg"), photo("b.jpg", 390), photo("c.jpg", 780)) is Verdict.PASS


def test_thumbnails_below_count() -> None:
    thumbs = (photo(f"{name}-64x64.jpg", at=box(16 + 70 * n, 380, 64, 64)) for n, name in enumerate("abc"))
    assert told(photo("a.jpg"), *thumbs) is Verdict.PASS


def test_slides_that_are_not_drawn_yet_count() -> None:
    hidden = (photo(name, at=box(0, 0, 0, 0), visible=False) for name in ("b.jpg", "c.jpg"))
    assert told(photo("a.jpg"), *hidden) is Verdict.PASS


@pytest.mark.parametrize("again", ["a.jpg?width=800", "a-800x600.jpg", "a.jpg?v=2"])
def test_the_same_picture_in_another_size_is_one(again: str) -> None:
    assert told(photo("a.jpg"), photo(again, 390)) is Verdict.FAIL


def test_another_view_named_in_the_address_is_another_picture() -> None:
    assert told(photo("boot.svg"), photo("boot.svg?view=2", 390), photo("boot.svg?view=3", 780)) is Verdict.PASS


def test_two_warn_and_one_fails() -> None:
    assert told(photo("a.jpg"), photo("b.jpg", 390)) is Verdict.WARN
    assert told(photo("a.jpg")) is Verdict.FAIL


def test_pictures_that_cannot_be_seen_larger_warn() -> None:
    three = (photo("a.jpg"), photo("b.jpg", 390), photo("c.jpg", 780))
    assert told(*three, layout=LOCKED) is Verdict.WARN
    zoom = control("Open media 1 in full screen", index=30, at=box(340, 300, 44, 44))
    assert told(*three, layout=LOCKED, controls=(zoom,)) is Verdict.PASS


def test_pictures_of_other_products_logos_and_the_footer_do_not_count() -> None:
    others = below("You may also like", 2, 620, heading=2)
    page = product(
        others,
        marks=(
            photo("a.jpg"),
            photo("x.jpg", 0, 700),
            photo("y.jpg", 0, 1000),
            photo("logo.svg", at=box(16, 8, 120, 40), region=Region.HEADER),
            photo("visa.svg", at=box(16, 1800, 300, 200), region=Region.FOOTER),
        ),
    )
    assert judged(ID, journey({Stage.PRODUCT: page})).verdict is Verdict.FAIL


def test_a_gift_card_is_not_judged() -> None:
    lines = (heading("Gift card"), price())
    assert told(photo("a.jpg"), lines=lines) is Verdict.NOT_APPLICABLE


def test_without_a_large_picture_it_is_unclear() -> None:
    assert told(photo("icon.png", at=box(16, 60, 40, 40))) is Verdict.UNCLEAR
