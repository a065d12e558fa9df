"""The seeds of friction: every one can be read, drawn and shown, and what is expected of them follows from the catalogue."""

import re
import tomllib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from benchmarks.checks import Answer, Case, Outcomes, case, draw, figures, written
from frictionaudit import plugins
from frictionaudit.demo.server import Request, Response
from frictionaudit.measured import Measurement
from tests.shops.lab.frictions import dress
from tests.shops.lab.frictions.seeds import Expected, Seed, drawn, expected, languages, seeds, words
from tests.shops.lab.store import Store
from tests.shops.lab.switches import FRIENDLY, read
from tests.shops.lab.words import Words

VERDICTS = {"pass", "warn", "fail", "unclear", "not-applicable"}
PAGE = (
    '<html lang="en"><head><title>Glazed mug</title></head><body><h1>Glazed mug</h1><p>{price}</p>'
    '<form method="post"><button>Add to basket</button></form></body></html>'
)
FORM = (
    '<html lang="en"><head></head><body><form><p><label for="e">Email address *</label><input id="e" name="e"></p>'
    '<p><label for="s">Street address</label><input id="s" name="s"></p>'
    '<p><label for="p">Phone (optional)</label><input id="p" name="p"></p><button>Continue</button></form></body></html>'
)


def seed(name: str) -> Seed:
    return next(one for one in seeds() if str(one) == name)


def dressed(page: str, *names: str, path: str = "/product/glazed-mug") -> BeautifulSoup:
    store = Store("en", FRIENDLY, 0)
    mug = next(one for one in store.products if one.name == "Glazed mug")
    body = page.replace("{price}", store.money(mug.price)).encode()
    shop = dress.Dressed(lambda _: Response(body), store, Words("en"), tuple(map(seed, names)))
    return BeautifulSoup(shop(Request("GET", path)).body.decode(), "html.parser")


def test_every_seed_speaks_of_checks_that_exist_and_of_verdicts_that_are() -> None:
    known = {check.id for check in plugins.checks()}
    for one in seeds():
        told = [one.expect, *one.expect_on.values()]
        assert {check for expect in told for check in expect} | one.spoils <= known, one
        assert {verdict for expect in told for verdicts in expect.values() for verdict in verdicts} <= VERDICTS, one
        assert one.kind in ("friction", "trap", "none"), one
        assert all(put.where in dress.PLACES or put.where.split()[0] in dress.SIDES for put in one.puts), one
        assert all(
            any(str(seed) == f"{topic}.{v}" for seed in seeds()) for topic, vs in one.needs.items() for v in vs
        ), one
        read([f"{name}={value}" for name, value in one.switches.items()])


def test_every_word_is_said_in_every_language_and_used() -> None:
    assert all(set(said) == set(languages()) for said in words().values())
    folder = Path(dress.__file__).parent
    texts = (path.read_text(encoding="utf-8") for path in (folder / "seeds.toml", *folder.glob("markup/*.html")))
    used = {key for text in texts for key in re.findall(r"\bt\.(\w+)", text)}
    assert used <= set(words())
    assert set(words()) - used <= {"shipping"}


def test_a_shop_is_drawn_the_same_again_and_each_topic_once() -> None:
    first, again = drawn("classic", "GB", 7), drawn("classic", "GB", 7)
    assert first == again
    assert drawn("classic", "GB", 8) != first
    assert len({one.topic for one in first}) == len(first)
    for one in first:
        for topic, values in one.needs.items():
            assert seeds_of(first, topic) <= set(values)


def seeds_of(chosen: tuple[Seed, ...], topic: str) -> set[str]:
    return {one.value for one in chosen if one.topic == topic}


def test_the_worst_seed_decides_and_a_spoilt_check_is_left_out() -> None:
    chosen = (seed("linked.in_footer"), seed("till.bare"), seed("bars.thick"), seed("buy.sticks"))
    told = expected(chosen, "android", "GB")
    assert told["contact-findable"].verdicts == {"warn"}
    assert "buy-button-in-reach" not in told


@pytest.mark.parametrize(
    ("names", "verdict"),
    [
        (("boxes.few",), "pass"),
        (("boxes.few", "phone.optional", "again.email"), "pass"),
        (("boxes.few", "phone.optional", "again.more"), "warn"),
        (("boxes.many",), "fail"),
    ],
)
def test_boxes_are_counted_over_all_seeds(names: tuple[str, ...], verdict: str) -> None:
    told = expected(tuple(map(seed, names)), "android", "GB")
    assert told["checkout-field-count"].verdicts == {verdict}


def test_a_family_of_phones_goes_before_what_holds_for_all() -> None:
    assert expected((seed("viewport.no_zoom"),), "android", "GB")["built-for-phone"].verdicts == {"fail"}
    assert expected((seed("viewport.no_zoom"),), "iphone", "GB")["built-for-phone"].verdicts == {"warn", "fail"}


def test_markup_goes_where_the_shop_says_add_to_basket() -> None:
    page = dressed(PAGE, "delivery.days", "buy.far")
    form = page.find("form")
    assert form is not None
    after, before = form.find_next_sibling("ul"), form.find_previous_sibling("div")
    assert isinstance(after, Tag)
    assert isinstance(before, Tag)
    assert "working days" in after.get_text()
    assert "2600px" in str(before["style"])


def test_a_place_that_is_not_there_is_told() -> None:
    store = Store("en", FRIENDLY, 0)
    told = dress.Dressed(lambda _: Response(PAGE.encode()), store, Words("en"), (seed("type.price"),))
    told(Request("GET", "/product/glazed-mug"))
    assert not told.on("type.price")


def test_the_last_of_several_viewports_stands_last() -> None:
    metas = dressed(PAGE, "viewport.last_wins").select("meta[name=viewport]")
    assert [("user-scalable" in str(one["content"])) for one in metas] == [True, False]


def test_fields_are_found_by_their_words_and_get_what_the_seeds_say() -> None:
    page = dressed(FORM, "tokens.prefixed", "keys.right", "labels.above", path="/checkout")
    email, street = page.select_one("#e"), page.select_one("#s")
    assert email is not None
    assert street is not None
    assert (email["autocomplete"], email["type"]) == ("section-one shipping email", "email")
    assert street["autocomplete"] == "section-one shipping address-line1"
    assert page.select_one("#p") is None
    assert "*" in page.select_one("label[for=s]").get_text()  # type: ignore[union-attr]


def test_a_box_is_found_though_its_label_goes_on_in_brackets() -> None:
    spoken = Words("de", 2)
    german = FORM.replace("Street address", spoken("postcode")).replace("Email address", spoken("email"))
    store = Store("de", FRIENDLY, 0)
    shop = dress.Dressed(lambda _: Response(german.encode()), store, spoken, (seed("keys.right"),))
    shown = BeautifulSoup(shop(Request("GET", "/checkout")).body.decode(), "html.parser")
    box = shown.select_one("#s")
    assert box is not None
    assert (spoken("postcode"), box["inputmode"]) == ("Postleitzahl (PLZ)", "numeric")


def test_labels_can_vanish_into_their_boxes() -> None:
    page = dressed(FORM, "labels.vanish", path="/checkout")
    street = page.select_one("#s")
    assert street is not None
    assert street["placeholder"] == "Street address"
    assert page.select_one("label[for=s]") is None


def test_what_a_shop_says_of_returns_itself_is_taken_out() -> None:
    page = dressed(PAGE.replace("<h1>", '<a href="/r">Returns</a><h1>'), "returns_way.footer")
    links = [(one["href"], one.get_text()) for one in page.find_all("a")]
    assert links == [("/seeds/returns", "Returns")]


def test_a_choice_of_delivery_is_a_page_of_the_checkout() -> None:
    ways = '<html><head></head><body><form><input type="radio" name="delivery"></form></body></html>'
    assert dressed(ways, "help_place.twice", "linked.in_footer", path="/way").select("a") == []


@pytest.mark.parametrize(
    ("name", "token", "type_"),
    [
        ("card_boxes.right", "cc-number", None),
        ("card_boxes.plain", "off", None),
        ("card_boxes.telephone_keys", "cc-number", "tel"),
    ],
)
def test_the_boxes_of_a_card_get_what_the_seeds_say(name: str, token: str, type_: str | None) -> None:
    card = '<input id="n" name="n" autocomplete="cc-number" inputmode="numeric">'
    box = dressed(FORM.replace("<button>", f"{card}<button>"), name, path="/checkout").select_one("#n")
    assert box is not None
    assert (box["autocomplete"], box.get("type")) == (token, type_)


def test_a_page_asked_for_afresh_is_that_of_a_stranger() -> None:
    seen: list[Request] = []

    def app(request: Request) -> Response:
        seen.append(request)
        return Response(b"<html><head></head><body></body></html>", headers=(("Set-Cookie", "id=2"),))

    shop = dress.Dressed(app, Store("en", FRIENDLY, 0), Words("en"), ())
    reply = shop(Request("GET", "/cart", query={"fresh": "1"}, cookies={"id": "1"}))
    assert (seen[0].cookies, reply.headers) == ({}, ())


def answer(check: str, wanted: set[str], said: str, number: int = 1) -> Answer:
    return Answer(Case("classic", "en", "Pixel 7", number), check, Expected(frozenset(wanted), ()), said, "")


def test_figures_count_false_findings_missed_frictions_and_what_could_not_be_told() -> None:
    told = figures(
        [
            answer("a", {"fail"}, "warn", 1),
            answer("a", {"fail"}, "unclear", 2),
            answer("a", {"pass"}, "fail", 3),
            answer("a", {"pass"}, "pass", 4),
            answer("a", {"unclear"}, "unclear", 5),
        ],
        [answer("a", {"fail"}, "fail", 1), answer("a", {"pass"}, "pass", 4)],
    )
    assert (told.precision, told.recall, told.unclear, told.agreement) == (0.5, 0.5, 1, 0.5)


def test_no_finding_is_no_precision() -> None:
    told = figures([answer("a", {"pass"}, "pass")])
    assert (told.precision, told.recall, told.agreement) == (None, None, None)


def test_a_case_reads_as_it_is_printed_and_a_sample_is_the_same_again() -> None:
    first = draw(12, 3, ("classic", "drawer"))
    assert first == draw(12, 3, ("classic", "drawer"))
    assert case(str(first[0])) == first[0]
    assert {one.language for one in first} == set(languages())


def test_what_is_written_can_be_read() -> None:
    told = Measurement.model_validate(tomllib.loads(written(Outcomes((), (), ()), "2026-01-01")))
    assert told.shops == 0
