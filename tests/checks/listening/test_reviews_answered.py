"""reviews-answered: answers, low ratings, age."""

from typing import Any

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Stage
from tests.evidence import journey, judged, line, page

ANSWER = "Response from Acme: sorry to hear that, we have sent you a new pair."


def product(count: int, *ratings: int, day: str = "2025-12-20") -> dict[str, Any]:
    """A product as structured data, with this many reviews and some of them singly; the visit is on 5 January 2026."""
    single = [
        {"@type": "Review", "datePublished": day, "reviewRating": {"@type": "Rating", "ratingValue": str(rating)}}
        for rating in ratings
    ]
    total = {"@type": "AggregateRating", "reviewCount": count, "ratingValue": "4.4"}
    return {"@type": "Product", "aggregateRating": total, "review": single}


def outcome(*texts: str, data: dict[str, Any] | None = None) -> Outcome:
    shown = page(texts=texts or ("Boots",), structured_data=(data,) if data else ())
    return judged("reviews-answered", journey({Stage.PRODUCT: shown}))


def test_answers_pass() -> None:
    assert outcome("Reviews", ANSWER, data=product(60, 5, 2)).verdict is Verdict.PASS


def test_low_reviews_without_an_answer_warn() -> None:
    assert outcome("Reviews", data=product(60, 5, 2)).verdict is Verdict.WARN


def test_no_low_review_among_those_shown_proves_nothing() -> None:
    assert outcome("Reviews", data=product(60, 5, 5)).verdict is Verdict.UNCLEAR


def test_old_reviews_warn_and_very_old_ones_fail() -> None:
    assert outcome("Reviews", ANSWER, data=product(60, 5, day="2025-07-01")).verdict is Verdict.WARN
    assert outcome("Reviews", ANSWER, data=product(60, 5, day="2024-07-01")).verdict is Verdict.FAIL


def test_few_reviews_are_too_few() -> None:
    assert outcome("Reviews", data=product(4, 5, 2)).verdict is Verdict.UNCLEAR


def test_without_reviews_the_question_does_not_arise() -> None:
    assert outcome("Boots").verdict is Verdict.NOT_APPLICABLE


def shown(
    *reviews: str, heading: str = "Reviews", count: str = "4.4 out of 5 (37 reviews)", lang: str = "en"
) -> Outcome:
    """What the check says of a page that shows reviews and declares none; each is "stars | day | text"."""
    told = [part.strip() for review in reviews for part in review.split("|")]
    texts = ("Boots", heading, count, *told)
    lines = tuple(line(text, index=n, heading=2 * (n == 1)) for n, text in enumerate(texts))
    return judged("reviews-answered", journey({Stage.PRODUCT: page(lines=lines, lang=lang)}))


GOOD = "★★★★★ | 20 December 2025 | Lovely boots, dry after a day in the bog and light on the feet."
BAD = "★★☆☆☆ 2/5 | 12 December 2025 | The sole came off after two weeks on the path. Disappointed."


def test_low_reviews_that_only_the_page_shows_warn() -> None:
    seen = shown(GOOD, BAD)
    assert seen.verdict is Verdict.WARN
    assert "1 low review" in seen.reason


def test_an_answer_below_a_shown_review_passes() -> None:
    assert shown(GOOD, f"{BAD} | {ANSWER}").verdict is Verdict.PASS


def test_rows_of_the_spread_are_no_low_reviews() -> None:
    assert shown("★★☆☆☆ | 3", "★☆☆☆☆ | 1", GOOD).verdict is Verdict.UNCLEAR


def test_ten_reviews_that_are_all_old_fail_and_three_prove_nothing() -> None:
    old = GOOD.replace("2025", "2023")
    assert shown(*[old] * 10).verdict is Verdict.FAIL
    assert shown(*[old] * 3).verdict is Verdict.UNCLEAR


def test_reviews_in_another_language_are_read_with_their_dates() -> None:
    old = "★★★★★ 5/5 | 12. März 2024 | Trägt sich gut, auch nach einem ganzen Tag im Moor noch trocken."
    seen = shown(*[old] * 10, heading="Kundenbewertungen", count="4,4 von 5 (37 Bewertungen)", lang="de")
    assert seen.verdict is Verdict.FAIL
    assert "664 days" in seen.reason


def test_a_product_that_nobody_reviewed_yet_has_none_to_answer() -> None:
    seen = outcome("Customer reviews", "This product does not have any reviews yet")
    assert seen.verdict is Verdict.NOT_APPLICABLE
    assert "nobody" in seen.reason
