"""save-without-account: what came of the one tap on the product's own control for saving."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Control, Journey, Overlay, PageKind, PageView, Region, Saving, Stage
from tests.evidence import box, control, field, journey, judged, line, overlay, page

URL = "https://shop.test/lamp"
HEART = control("Add to wishlist", index=1, at=box(20, 700), pressed=False)
BUY = control("Add to basket", index=0, at=box(20, 620, 300), filled=True)
FOR_DE = "Auf die Wunschliste"


def product(*controls: Control, texts: tuple[str, ...] = (), **more: Any) -> PageView:
    """A product page with its button and what stands beside it."""
    lines = (
        line("Brass lamp", index=0, at=box(20, 420, 300, 30), heading=1),
        *(line(text, index=number, at=box(20, 800 + 30 * number, 300, 20)) for number, text in enumerate(texts, 1)),
    )
    values: dict[str, Any] = {"url": URL, "kind": PageKind.PRODUCT, "lines": lines, "controls": (BUY, *controls)}
    return page(**(values | more))


def tapped(after: PageView, *, heart: Control = HEART, before: PageView | None = None, **more: Any) -> Outcome:
    """What is said of a tap that led to a page."""
    was = before or product(heart, lang=after.lang)
    seen = Saving(control=heart, before=was, after=after, **more)
    return judged("save-without-account", journey({Stage.PRODUCT: was}, saving=seen))


def untapped(seen: PageView, **more: Any) -> Outcome:
    walked: Journey = journey({Stage.PRODUCT: seen}, **more)
    return judged("save-without-account", walked)


# ---- it works for guests -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "now",
    [
        HEART.model_copy(update={"pressed": True}),
        HEART.model_copy(update={"name": "Remove from wishlist", "text": "Remove from wishlist"}),
        HEART.model_copy(update={"name": "Saved", "text": "Saved", "pressed": None}),
        HEART.model_copy(update={"hints": "btn heart is-active"}),
        HEART.model_copy(update={"pressed": True, "selector": "#another"}),
    ],
)
def test_a_control_that_changes_passes(now: Control) -> None:
    assert tapped(product(now)).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Brass lamp has been saved"),
        ("de", "Zur Wunschliste hinzugefügt"),
        ("fr", "Ajouté à vos favoris"),
        ("es", "Añadido a favoritos"),
        ("it", "Aggiunto ai preferiti"),
        ("nl", "Toegevoegd aan je verlanglijst"),
        ("pt", "Adicionado aos favoritos"),
        ("pl", "Dodano do ulubionych"),
        ("sv", "Tillagd i favoriter"),
        ("da", "Tilføjet til ønskeliste"),
        ("ja", "お気に入りに追加しました"),
    ],
)
def test_a_message_that_it_is_saved_passes(lang: str, words: str) -> None:
    assert tapped(product(HEART, texts=(words,), lang=lang)).verdict is Verdict.PASS


def test_a_list_that_counts_up_passes() -> None:
    def counted(number: str) -> Control:
        return control("Wishlist", text=number, index=9, at=box(300, 10), region=Region.HEADER, href=f"{URL}s")

    before, after = product(HEART, counted("")), product(HEART, counted("1"))
    assert tapped(after, before=before).verdict is Verdict.PASS


def test_a_list_that_opens_and_shows_the_product_passes() -> None:
    lines = (line("Your wishlist", heading=1), line("Brass lamp", index=1))
    assert tapped(page(url="https://shop.test/wishlist", lines=lines)).verdict is Verdict.PASS


def test_a_list_that_opens_without_the_product_tells_nothing() -> None:
    lines = (line("Your wishlist", heading=1), line("There is nothing here yet", index=1))
    assert tapped(page(url="https://shop.test/wishlist", lines=lines)).verdict is Verdict.UNCLEAR


def test_an_offer_to_sign_in_beside_saved_passes_and_is_told() -> None:
    seen = tapped(product(HEART, texts=("Saved for later. Sign in to see it on all your devices",)))
    assert seen.verdict is Verdict.PASS
    assert "only offered" in seen.reason


# ---- it takes an account -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "after",
    [
        page(url="https://shop.test/account", kind=PageKind.LOGIN, title="Sign in"),
        product(
            HEART, fields=(field("Password", type="password", overlay=0),), overlays=(overlay("other", modal=True),)
        ),
        product(HEART, texts=("Please log in to use your wishlist",)),
        product(HEART, texts=("Sign in to see what you have saved for later",)),
        product(HEART.model_copy(update={"pressed": True}), texts=("Create an account to save this item",)),
        product(HEART, control("Create account", index=7, overlay=0), overlays=(overlay("other", modal=True),)),
        product(HEART, texts=("Bitte melde dich an, um Artikel zu merken",), lang="de"),
    ],
)
def test_asking_to_sign_in_fails(after: PageView) -> None:
    heart = HEART.model_copy(update={"name": FOR_DE, "text": FOR_DE}) if after.lang == "de" else HEART
    assert tapped(after, heart=heart).verdict is Verdict.FAIL


def test_signing_in_that_was_offered_before_is_not_asked_for() -> None:
    door = control("Sign in", index=5, at=box(300, 10), region=Region.HEADER)
    before = product(HEART, door, texts=("Log in for member prices",))
    after = product(HEART.model_copy(update={"pressed": True}), door, texts=("Log in for member prices",))
    assert tapped(after, before=before).verdict is Verdict.PASS


def test_words_that_come_further_down_or_with_an_offer_do_not_answer_the_tap() -> None:
    pressed = HEART.model_copy(update={"pressed": True})
    name = line("Brass lamp", index=0, at=box(20, 420, 300, 30), heading=1)
    reviews = line("Log in to write a review", index=1, at=box(20, 2600, 300, 20))
    assert tapped(product(pressed, lines=(name, reviews))).verdict is Verdict.PASS
    assert tapped(product(HEART, lines=(name, reviews))).verdict is Verdict.UNCLEAR
    assert tapped(product(HEART, texts=("Sign up and get 10% off",))).verdict is Verdict.UNCLEAR
    assert tapped(product(HEART, texts=("Register for our newsletter",))).verdict is Verdict.UNCLEAR


def test_a_mail_address_alone_warns() -> None:
    asks = field("Your e-mail", type="email", overlay=0)
    after = product(HEART, fields=(asks,), overlays=(overlay("other", modal=True),), texts=("Where shall we send it?",))
    assert tapped(after).verdict is Verdict.WARN


def test_a_newsletter_that_comes_meanwhile_is_not_the_answer() -> None:
    asks = field("Your e-mail", type="email", overlay=0)
    up = control("Sign up", index=7, overlay=0)
    pops = overlay("newsletter", modal=True, text="Subscribe to our newsletter")
    assert tapped(product(HEART, up, fields=(asks,), overlays=(pops,))).verdict is Verdict.UNCLEAR
    pressed = HEART.model_copy(update={"pressed": True})
    assert tapped(product(pressed, up, fields=(asks,), overlays=(pops,))).verdict is Verdict.PASS


def test_a_layer_taken_for_a_newsletter_is_the_answer_where_it_is_about_what_is_saved() -> None:
    asks = field("Your email", type="email", index=0, overlay=0)
    secret = field("Password", type="password", index=1, overlay=0)

    def layer(text: str) -> tuple[Overlay, ...]:
        return (overlay("newsletter", modal=True, text=text),)

    door = product(HEART, fields=(asks, secret), overlays=layer("Members first Your email Password"))
    mail = product(HEART, fields=(asks,), overlays=layer("Where shall we send your favourites? Your email"))
    offer = product(HEART, fields=(asks,), overlays=layer("Favourites 10% off Your email"))
    assert tapped(door).verdict is Verdict.FAIL
    assert tapped(mail).verdict is Verdict.WARN
    assert tapped(offer).verdict is Verdict.UNCLEAR


# ---- it cannot be told ---------------------------------------------------------------------------------------------


def test_nothing_seen_after_the_tap_is_unclear() -> None:
    assert tapped(product(HEART)).verdict is Verdict.UNCLEAR


def test_a_question_for_the_size_is_no_answer() -> None:
    assert tapped(product(HEART, texts=("Please choose a size first",))).verdict is Verdict.UNCLEAR


def test_what_the_firewall_kept_back_is_not_held_against_the_shop() -> None:
    assert tapped(product(HEART.model_copy(update={"pressed": True})), kept_back=True).verdict is Verdict.UNCLEAR


def test_a_control_that_was_not_tapped_is_unclear_and_says_why() -> None:
    assert "did not try" in untapped(product(HEART)).reason
    seen = untapped(product(HEART), saving_gap="its page took longer than 45 s")
    assert seen.verdict is Verdict.UNCLEAR
    assert "longer than 45 s" in seen.reason


def test_a_bundle_from_before_the_tap_was_made_is_unclear_and_not_bad() -> None:
    old = journey({Stage.PRODUCT: product(HEART)}).model_dump(mode="json")
    for key in ("saving", "saving_gap", "second_visit"):
        del old[key]
    assert judged("save-without-account", Journey.model_validate(old)).verdict is Verdict.UNCLEAR


# ---- there is none -------------------------------------------------------------------------------------------------


def test_no_control_at_all_fails() -> None:
    assert untapped(product()).verdict is Verdict.FAIL


def test_a_stepper_and_pages_of_a_gallery_have_names() -> None:
    assert untapped(product(control("+", index=4, at=box(20, 560, 40)), control("2", index=5))).verdict is Verdict.FAIL


@pytest.mark.parametrize("name", ["", "♡", "❤️"])
def test_a_drawing_beside_the_product_may_be_a_heart(name: str) -> None:
    drawn = control(name, index=4, at=box(330, 620, 48, 48), has_image=True)
    assert untapped(product(drawn)).verdict is Verdict.UNCLEAR


def test_a_list_in_the_header_without_a_control_of_the_product_is_unclear() -> None:
    way = control("Wishlist", index=4, at=box(300, 10), region=Region.HEADER, href="https://shop.test/wishlist")
    assert untapped(product(way)).verdict is Verdict.UNCLEAR


def test_a_name_that_tells_more_than_is_known_is_unclear() -> None:
    assert untapped(product(control("Add the Brass lamp to your wishlist", index=4))).verdict is Verdict.UNCLEAR


def test_a_heart_on_another_product_is_not_the_product_s_own() -> None:
    others = line("You may also like", index=1, at=box(20, 900, 300, 30), heading=2)
    name = line("Brass lamp", index=0, at=box(20, 420, 300, 30), heading=1)
    theirs = control("Add to wishlist", index=4, at=box(100, 960))
    assert untapped(product(theirs, lines=(name, others))).verdict is Verdict.UNCLEAR


def test_a_language_that_is_not_known_is_unclear() -> None:
    assert untapped(product(lang="fi")).verdict is Verdict.UNCLEAR


def test_no_product_page_is_unclear() -> None:
    assert judged("save-without-account", journey({Stage.HOME: page()})).verdict is Verdict.UNCLEAR


def test_a_control_that_is_switched_off_for_visitors_fails() -> None:
    off = HEART.model_copy(update={"enabled": False})
    seen = untapped(product(off))
    assert seen.verdict is Verdict.FAIL
    assert "switched off" in seen.reason


def test_a_control_that_may_wait_for_a_choice_is_unclear() -> None:
    off = HEART.model_copy(update={"enabled": False})
    size = field(
        "Size",
        index=5,
        tag="select",
        type="",
        at=box(20, 560, 300),
        options=("Choose", "S", "M"),
        option_values=("", "s", "m"),
    )
    assert untapped(product(off, fields=(size,))).verdict is Verdict.UNCLEAR
