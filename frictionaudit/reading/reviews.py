"""What other buyers think of a product, as its page shows it.

In: a page. Out: `Reviews`: the rating and the number of ratings in words, the texts, and the spread over the stars.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from frictionaudit.evidence import Line, Mark, PageView, Region
from frictionaudit.reading import phrasebook
from frictionaudit.reading.layers import own
from frictionaudit.reading.product_page import OUTSIDE, declared, product_lines
from frictionaudit.reading.words import fold
from frictionaudit.reading.words import says as words_say

says = partial(phrasebook.says, "purchase")
LONGEST_RATING = 80
LONGEST_SCORE = 40
OUT_OF = 5
LEAST_TEXT = 40
"""Letters of something a buyer wrote."""
_SCORE_BEFORE = re.compile(r"(?<![\d.,])[1-5](?:[.,]\d{1,2})?\s?(?:\w{3,8}\s)?$")
"""A score right before "out of 5" or "stars"; one word may stand between ("4.6 average stars")."""
_OUT_OF_FIVE = re.compile(r"(?<![\d.,])[0-5](?:[.,]\d{1,2})?\s?/\s?5(?![\d.,/])|5つ星のうち\s?[1-5]|★{3}")
_COUNT = re.compile(r"(?<![\d.,£$€])\d{1,3}(?:[.,\s]\d{3})*(?![.,]?\d)")
_WHOLE_SCORE = re.compile(
    r"(?<![\d.,])([1-5])(?:[.,]0{1,2})?(?=\s?/\s?5(?!\d)|\s\D{1,14}5(?!\d)|\s?(?:\w{3,8}\s)?\D{3,10}$)"
)
_STARS = re.compile(
    r"^[1-5]\s?(?:★|☆|⭐|\*)|^(?:★|☆|⭐){1,5}|^[1-5]\s\w{4,12}(?:[\s:(–-]{0,3}\d|$)|^(?:[1-5]つ星|星[1-5])"
)


@dataclass(frozen=True, slots=True)
class Reviews:
    """What a page shows of other buyers' views."""

    rating: Line | Mark | None = None
    """"4.6 out of 5"."""
    count: Line | Mark | None = None
    """"123 reviews"."""
    texts: tuple[Line, ...] = ()
    """What buyers wrote, readable on the page."""
    spread: bool = False
    """How many gave five stars, four stars …"""
    none_yet: Line | None = None
    """The page has a place for reviews, and says that there are none."""
    declared_rating: Decimal | None = None
    """The rating that structured data claims."""

    @property
    def shown(self) -> bool:
        """Whether anything of other buyers is visible."""
        return self.rating is not None or self.count is not None or bool(self.texts)


def reviews_on(page: PageView) -> Reviews:
    """What the page shows of other buyers' views of this product."""
    lines = product_lines(page)
    lang = page.lang
    marks = tuple(m for m in page.marks if m.visible and m.region not in (*OUTSIDE, Region.HEADER) and m.tag != "use")
    things: tuple[Line | Mark, ...] = (*lines, *marks)
    rating = next((thing for thing in things if is_rating(thing.text, lang)), None)
    count = next((thing for thing in things if is_count(thing.text, lang)), None)
    return Reviews(
        rating=rating,
        count=count,
        texts=_texts(lines, lang),
        spread=sum(bool(_STARS.search(fold(line.text))) for line in lines if len(line.text) <= LONGEST_RATING) >= 4,
        none_yet=next((line for line in own(page, page.lines) if _none_yet(line, lang)), None),
        declared_rating=declared(page).rating,
    )


def is_rating(text: str, lang: str = "") -> bool:
    """Whether a short text gives a score out of five: "4.6 out of 5", "4,6 von 5 Sternen", "Rated 4.6 stars"."""
    if len(text) > LONGEST_RATING:
        return False
    if _OUT_OF_FIVE.search(text):
        return True
    folded = fold(text)
    ends = (start for _, start, _ in phrasebook.spans("purchase", ("out_of",), text, lang))
    return any(_SCORE_BEFORE.search(folded[:start]) for start in ends)


def is_count(text: str, lang: str = "") -> bool:
    """Whether a short text counts ratings: "123 reviews", "(87 Bewertungen)"; none at all does not count."""
    if len(text) > LONGEST_RATING or says("no_reviews_yet", text, lang) or not says("review_count", text, lang):
        return False
    return any(int(re.sub(r"\D", "", found)) > 0 for found in _COUNT.findall(text))


def _none_yet(line: Line, lang: str) -> bool:
    return len(line.text) <= 2 * LONGEST_RATING and says("no_reviews_yet", line.text, lang)


def _texts(lines: tuple[Line, ...], lang: str) -> tuple[Line, ...]:
    """What buyers wrote: the longer texts of the part of the page that is about reviews."""
    return tuple(
        line
        for line in _review_part(lines, lang)
        if not line.heading and len(line.text) >= LEAST_TEXT and not _none_yet(line, lang)
    )


def _review_part(lines: tuple[Line, ...], lang: str) -> tuple[Line, ...]:
    """Lines below a heading that announces reviews, with it, down to the next heading of its kind."""
    found: list[Line] = []
    level = 0
    for line in lines:
        if line.heading and (not level or line.heading <= level):
            level = line.heading if words_say("reviews", line.text, lang) or is_count(line.text, lang) else 0
        if level:
            found.append(line)
    return tuple(found)


# ---- single reviews -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opinion:
    """One buyer's review as the page shows it: its lines, from its stars to those of the next."""

    stars: int
    """Of five."""
    lines: tuple[Line, ...]


def counted(page: PageView) -> int:
    """How many reviews or ratings the page says there are; 0 when it says none."""
    lines = (line.text for line in product_lines(page) if is_count(line.text, page.lang))
    return max((int(re.sub(r"\D", "", found)) for text in lines for found in _counts(text, page.lang)), default=0)


def _counts(text: str, lang: str) -> list[str]:
    """Numbers right before the word for reviews."""
    folded = fold(text)
    ends = (start for _, start, _ in phrasebook.spans("purchase", ("review_count",), text, lang))
    before = (list(_COUNT.finditer(folded[:start])) for start in ends)
    return [found[-1][0] for found in before if found]


def opinions_shown(page: PageView) -> tuple[Opinion, ...]:
    """The single reviews of the page's review part: stars with a text of some length behind them.

    Rows that tell how many gave five stars, four stars … have no text and are none.
    """
    part = _review_part(product_lines(page), page.lang)
    starts = [at for at, line in enumerate(part) if _stars_alone(line.text, page.lang)]
    ends = [*starts[1:], len(part)]
    found: list[Opinion] = []
    for start, end in zip(starts, ends, strict=False):
        lines = part[start:end]
        if any(len(line.text) >= LEAST_TEXT for line in lines[1:]):
            found.append(Opinion(_stars_alone(lines[0].text, page.lang), lines))
    return tuple(found)


def _stars_alone(text: str, lang: str) -> int:
    """The whole number of stars that a line tells and nothing else: "★★☆☆☆", "2/5", "2 out of 5 stars"; 0 when it does not."""
    if len(text) > LONGEST_SCORE or is_count(text, lang):
        return 0
    drawn = re.sub(r"[^★☆]", "", text)
    if len(drawn) == OUT_OF and "☆" in drawn:
        return drawn.count("★")
    if not is_rating(text, lang):
        return 0
    told = _WHOLE_SCORE.search(fold(text)) or _WHOLE_SCORE.search(text)
    return int(told[1]) if told else OUT_OF * (len(drawn) == OUT_OF)
