from typing import Any

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Field, Journey, Stage
from tests.checks.checkout_steps.forms import guest_form
from tests.evidence import field, journey, judged, page, trip

ID = "right-keyboard"
KEYS: dict[str, dict[str, str]] = {
    "Email": {"type": "email"},
    "Phone": {"type": "tel"},
    "Card number": {"inputmode": "numeric"},
    "Expiry date": {"inputmode": "numeric"},
    "Security code": {"inputmode": "numeric"},
    "Name": {"autocorrect": "off"},
}


def walk(changes: dict[str, dict[str, str]], market: str = "GB", lang: str = "en") -> Journey:
    """A one-page checkout with the right keys, some of them changed or added."""
    fields: list[Field] = []
    for number, (label, keys) in enumerate((KEYS | changes).items()):
        values: dict[str, Any] = {"name": f"f{number}", **keys}
        fields.append(field(label, index=number, **values))
    return journey({Stage.CHECKOUT: guest_form(lang=lang, fields=tuple(fields))}, trip=trip(market=market))


def test_the_right_keys_everywhere_pass() -> None:
    outcome = judged(ID, walk({}))
    assert outcome.verdict is Verdict.PASS
    assert outcome.measured == "100% of 5 fields"


@pytest.mark.parametrize("label", ["Phone", "Card number"])
def test_plain_letters_for_phone_or_card_fail(label: str) -> None:
    outcome = judged(ID, walk({label: {"type": "text"}}))
    assert outcome.verdict is Verdict.FAIL
    assert outcome.findings[0].quote == label


def test_a_plain_keyboard_for_the_email_is_a_graded_warning() -> None:
    outcome = judged(ID, walk({"Email": {"type": "text"}}))
    assert outcome.verdict is Verdict.WARN
    assert outcome.friction == pytest.approx(1 / 3, abs=1e-3)


@pytest.mark.parametrize("label", ["Phone", "Card number", "Postleitzahl"])
def test_a_number_box_is_wrong_for_phone_card_and_postcode(label: str) -> None:
    outcome = judged(ID, walk({label: {"type": "number", "inputmode": "numeric"}}, market="DE"))
    assert label in [finding.quote for finding in outcome.findings]


def test_number_keys_are_right_for_a_one_time_code() -> None:
    outcome = judged(ID, walk({"Verification code": {"inputmode": "numeric", "autocomplete": "one-time-code"}}))
    assert outcome.verdict is Verdict.PASS


@pytest.mark.parametrize("market", ["GB", "CA", "NL", "IE", "MT"])
def test_number_keys_are_wrong_where_postcodes_hold_letters(market: str) -> None:
    wrong = judged(ID, walk({"Postcode": {"inputmode": "numeric"}}, market=market))
    assert [finding.quote for finding in wrong.findings] == ["Postcode"]
    assert judged(ID, walk({"Postcode": {}}, market=market)).verdict is Verdict.PASS


@pytest.mark.parametrize("market", ["DE", "FR", "US", "ES", "JP"])
def test_number_keys_are_wanted_where_postcodes_are_digits(market: str) -> None:
    wrong = judged(ID, walk({"Postcode": {}}, market=market))
    assert [finding.quote for finding in wrong.findings] == ["Postcode"]
    assert judged(ID, walk({"Postcode": {"inputmode": "numeric"}}, market=market)).verdict is Verdict.PASS


def test_a_plain_postcode_box_is_not_judged_where_the_postal_system_is_not_known() -> None:
    assert judged(ID, walk({"Postcode": {}}, market="HK")).measured == "100% of 5 fields"


def test_correction_left_on_for_names_is_a_warning() -> None:
    outcome = judged(ID, walk({"Name": {}}))
    assert outcome.verdict is Verdict.WARN
    assert outcome.friction == 0.4
    assert "correction stays on in 1 field" in outcome.reason


def test_spell_check_switched_off_is_enough() -> None:
    assert judged(ID, walk({"Name": {"spellcheck": "false"}})).verdict is Verdict.PASS


def test_most_keys_wrong_fail() -> None:
    changes = {label: {"type": "number"} for label in ("Phone", "Card number", "Security code")}
    outcome = judged(ID, walk(changes))
    assert outcome.verdict is Verdict.FAIL
    assert outcome.measured == "40% of 5 fields"


def test_one_field_is_too_little_to_tell() -> None:
    first = page(fields=(field("Email", type="email"),))
    assert judged(ID, journey({Stage.CHECKOUT: first})).verdict is Verdict.UNCLEAR
