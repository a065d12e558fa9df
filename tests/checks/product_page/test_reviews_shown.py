import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Line, PageView, Stage
from frictionaudit.reading.reviews import is_count, is_rating
from tests.checks.product_page.pages import data, product
from tests.evidence import box, journey, judged, line, page

ID = "reviews-shown"
TEXT = "Walked the whole of the Dales Way in them without a single blister."


def lines(*texts: str, start: int = 2, heading: int = -1) -> tuple[Line, ...]:
    """Lines below the button; the one numbered `heading` is a heading."""
    return tuple(
        line(text, index=start + n, at=box(16, 600 + 30 * n, 340, 20), heading=2 if n == heading else 0)
        for n, text in enumerate(texts)
    )


def told(view: PageView, listing: PageView | None = None) -> Verdict:
    return judged(ID, journey({Stage.LISTING: listing or page(), Stage.PRODUCT: view})).verdict


STARS = tuple(f"{stars} stars: {stars}" for stars in (5, 4, 3, 2, 1))


def test_average_number_texts_and_spread_pass() -> None:
    shown = lines("4.6 out of 5", "123 reviews", *STARS, "Reviews", TEXT, heading=7)
    outcome = judged(ID, journey({Stage.PRODUCT: product(*shown)}))
    assert outcome.verdict is Verdict.PASS
    assert "4.6 out of 5" in [finding.quote for finding in outcome.findings]


def test_a_rating_alone_warns_and_says_what_is_missing() -> None:
    outcome = judged(ID, journey({Stage.PRODUCT: product(*lines("4.6 out of 5 (123)"))}))
    assert outcome.verdict is Verdict.WARN
    assert "texts" in outcome.reason


def test_nothing_on_product_and_listing_fails() -> None:
    assert told(product()) is Verdict.FAIL


def test_nobody_has_rated_yet_is_unclear() -> None:
    assert told(product(*lines("Reviews", "No reviews yet", heading=0))) is Verdict.UNCLEAR


def test_ratings_of_others_in_the_listing_are_unclear() -> None:
    assert told(product(), page(texts=("Wren Trail Shoe", "4.2 out of 5", "(31 reviews)"))) is Verdict.UNCLEAR


def test_a_rating_that_only_machines_can_see_warns() -> None:
    view = product(structured_data=data(aggregateRating={"ratingValue": "4.8", "reviewCount": 212}))
    outcome = judged(ID, journey({Stage.PRODUCT: view}))
    assert outcome.verdict is Verdict.WARN
    assert "4.8" in outcome.reason


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "4.6 out of 5"),
        ("en", "4.6/5"),
        ("en", "Rated 4.6 stars"),
        ("de", "4,6 von 5 Sternen"),
        ("fr", "4,6 sur 5"),
        ("es", "4,6 de 5 estrellas"),
        ("it", "4,6 su 5"),
        ("nl", "4,6 van de 5"),
        ("sv", "4,6 av 5"),
        ("da", "4,6 ud af 5"),
        ("pl", "4,6 na 5"),
        ("pt", "4,6 de 5 estrelas"),
        ("ja", "5つ星のうち4.6"),
    ],
)
def test_ratings_are_read_in_all_languages(lang: str, text: str) -> None:
    assert is_rating(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [("de", "Für Regen, Wind und lange Abstiege. 5 Artikel"), ("es", "Pack de 5 unidades"), ("en", "Size 5")],
)
def test_other_numbers_are_no_ratings(lang: str, text: str) -> None:
    assert not is_rating(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("en", "(123 reviews)", True),
        ("de", "87 Bewertungen", True),
        ("ja", "24件のレビュー", True),
        ("en", "0 reviews", False),
        ("en", "Customer reviews", False),
        ("en", "Write a review", False),
    ],
)
def test_numbers_of_ratings_are_read(lang: str, text: str, counted: bool) -> None:
    assert is_count(text, lang) is counted


def test_an_invitation_to_be_the_first_is_no_review() -> None:
    invited = lines("Reviews", "There are no ratings for this product. Be the first one!", heading=0)
    outcome = judged(ID, journey({Stage.PRODUCT: product(*invited)}))
    assert "texts" not in outcome.reason
    assert outcome.verdict in (Verdict.FAIL, Verdict.NOT_APPLICABLE, Verdict.UNCLEAR)
