"""voc.csv: the worked figures of the model, words of customers put to families, and what fits nowhere stays visible."""

import pytest

from frictionaudit import plugins
from frictionaudit.errors import ConfigError
from frictionaudit.inputs import voice
from frictionaudit.inputs.values import Voice
from frictionaudit.score import model

PRIORS: dict[str, float] = model()["family_weights"]
CHECKS = {check.id: check.family for check in plugins.checks()}


def read(text: str) -> Voice:
    return voice.read(text.encode(), "voc.csv", CHECKS, PRIORS)


def factors(found: Voice) -> dict[str, float]:
    return {one.family: one.factor for one in found.families}


def test_the_worked_example_of_the_model_comes_out() -> None:
    found = read("theme,count\ndelivery,60\nreturns-policy,45\nsupport-contact,80\ncheckout-steps,15\n")
    told = factors(found)
    assert [told[name] for name in ("delivery", "returns-policy", "support-contact", "checkout-steps", "speed")] == [
        1.61,
        1.48,
        2.0,
        0.71,
        0.7,
    ]


def test_few_voices_move_little() -> None:
    assert 1 < factors(read("theme,count\ndelivery,1\n"))["delivery"] < 1.1


def test_a_check_a_family_and_free_text_are_understood_and_say_how() -> None:
    found = read("theme,text,count\nguest-checkout,,3\ndelivery,,2\n,I was sent no refund,1\nbad zip,,4\n")
    told = {theme.said: (theme.family, theme.check, theme.heard_as) for theme in found.themes}
    assert told == {
        "guest-checkout": ("checkout-steps", "guest-checkout", "check"),
        "delivery": ("delivery", "", "family"),
        "I was sent no refund": ("returns-policy", "", "keywords"),
        "bad zip": ("", "", "nothing"),
    }
    assert (found.total, found.mapped) == (10, 6)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("My parcel never arrived", "delivery"),
        ("I cannot find the returns address", "returns-policy"),
        ("Typed twice, then checkout threw me out", "checkout-steps"),
        ("Apple Pay is missing", "mobile-payments"),
        ("Nobody answers the phone", "support-contact"),
        ("The site is so slow", "speed"),
        ("Rücksendung kostet 5 Euro", "returns-policy"),
        ("Le service client ne répond pas", "support-contact"),
        ("Buttons too small to tap", "mobile-layout"),
        ("The colour is darker than I thought", ""),
        ("A shipshape company", "delivery"),
        ("I am related to the owner", ""),
    ],
)
def test_words_put_a_text_to_a_family(text: str, family: str) -> None:
    assert voice.by_keywords(text, PRIORS) == family


def test_praise_is_no_friction() -> None:
    found = read("theme,count,sentiment\ndelivery,30,positive\ndelivery,2,negative\n")
    assert (found.total, found.praise, found.mapped) == (2, 30, 2)


def test_the_first_day_it_was_heard_is_kept() -> None:
    found = read("theme,date,source\ndelivery,2026-05-02,tickets\ndelivery,2026-03-01,reviews\n")
    assert next(one.first for one in found.families if one.family == "delivery") == "2026-03-01"
    assert found.sources == ("tickets", "reviews")


def test_both_multipliers_stay_within_their_common_limits() -> None:
    assert voice.together(2.0, 2.0) == 3.0
    assert voice.together(0.5, 0.7) == 0.4
    assert voice.together(1.0, 1.0) == 1.0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme,count\ndelivery,some\n", "line 2: count: expected a whole number"),
        ("theme,count\nguest-chekout,3\n", "line 2: theme: there is no check or family of this name; did you mean"),
        ("theme,date\ndelivery,1.2.2026\n", "line 2: date: expected a day as 2026-01-31"),
        ("theme,sentiment\ndelivery,angry\n", "line 2: sentiment: expected positive"),
        ("theme,count\n,3\n", "line 2: expected a theme or a text"),
        ("topic,count\ndelivery,3\n", "line 1: there is no column 'topic'"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_what_was_expected(text: str, said: str) -> None:
    with pytest.raises(ConfigError) as raised:
        read(text)
    assert said in raised.value.message
    assert raised.value.advice


def test_every_family_with_words_has_a_weight() -> None:
    assert set(voice.rules()["keywords"]) <= set(PRIORS)
