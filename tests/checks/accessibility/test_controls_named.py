"""controls-named: buttons, links, fields and pictures without a name."""

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import PageView, Stage
from tests.checks.accessibility.examined import breach, examined
from tests.evidence import box, control, field, journey, judged, page


def outcome(product: PageView) -> Outcome:
    return judged("controls-named", journey({Stage.HOME: examined(), Stage.PRODUCT: product}))


def test_everything_named_passes_and_says_that_engines_miss_things() -> None:
    seen = outcome(examined())
    assert seen.verdict is Verdict.PASS
    assert seen.confidence < 0.9


@pytest.mark.parametrize("hint", ["header-cart", "js-menu-toggle", "icon-search", "qty-plus", "modal-close"])
def test_a_nameless_icon_of_the_way_fails(hint: str) -> None:
    icon = control("", hints=hint)
    seen = outcome(examined(breach("button-name", text=""), controls=(icon,)))
    assert seen.verdict is Verdict.FAIL
    assert "no name" in seen.reason


def test_a_nameless_field_fails() -> None:
    asked = field("", at=box(y=300, width=300))
    assert (
        outcome(examined(breach("label", text="", box=box(y=300, width=300)), fields=(asked,))).verdict is Verdict.FAIL
    )


def test_one_nameless_link_off_the_way_warns_and_three_fail() -> None:
    def links(count: int) -> PageView:
        return examined(*(breach("link-name", text="", selector=f"#l{n}", box=box(y=n * 90)) for n in range(count)))

    assert outcome(links(2)).verdict is Verdict.WARN
    assert outcome(links(3)).verdict is Verdict.FAIL


def test_pictures_without_a_text_warn_even_in_a_linked_card() -> None:
    linked = control("", hints="cart-item", href="https://shop.test/tent")
    assert outcome(examined(breach("image-alt", text=""), controls=(linked,))).verdict is Verdict.WARN


def test_a_page_that_does_not_say_its_language_warns() -> None:
    seen = outcome(examined(breach("html-has-lang", text="", box=None)))
    assert seen.verdict is Verdict.WARN
    assert "language" in seen.reason


def test_pale_text_is_another_checks() -> None:
    assert outcome(examined(breach())).verdict is Verdict.PASS


def test_the_same_icon_on_every_page_is_one() -> None:
    nameless = examined(breach("link-name", text=""))
    pages: dict[Stage, PageView] = {stage: nameless for stage in (Stage.HOME, Stage.PRODUCT, Stage.BASKET)}  # noqa: C420
    seen = judged("controls-named", journey(pages))
    assert (seen.verdict, len(seen.findings)) == (Verdict.WARN, 1)


def test_pages_that_nobody_looked_at_are_unclear() -> None:
    assert judged("controls-named", journey({Stage.PRODUCT: page()})).verdict is Verdict.UNCLEAR
