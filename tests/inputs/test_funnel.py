"""funnel.csv: the worked figures of the model, every mistake a sentence, and what may not be weighed stays as it is."""

import pytest

from frictionaudit.errors import ConfigError
from frictionaudit.inputs import funnel
from frictionaudit.inputs.values import Funnel, FunnelStep

TARGETS = """step,sessions,target
list,40000,12%
product,4200,0.55
basket,2100,68%
checkout,1150,80%
order,900,
"""


def read(text: str) -> Funnel:
    return funnel.read(text.encode(), "funnel.csv", "GBP")


def step(found: Funnel, name: str) -> FunnelStep:
    return next(one for one in found.steps if one.step == name)


def refused(text: str) -> ConfigError:
    with pytest.raises(ConfigError) as raised:
        read(text)
    return raised.value


def test_the_worked_example_of_the_model_comes_out() -> None:
    found = read(TARGETS)
    assert [round(one.at_risk) for one in found.steps] == [129, 90, 218, 20, 0]
    assert [one.factor for one in found.steps] == [1.39, 1.12, 2.0, 0.64, 1.0]


def test_at_risk_can_be_redone_from_the_stored_numbers() -> None:
    for one in read(TARGETS).steps:
        assert one.at_risk == pytest.approx(one.excess * one.sessions * one.rest, rel=0.01, abs=0.1)


def test_a_step_that_does_as_well_as_its_reference_sinks_and_risks_nothing() -> None:
    found = step(read(TARGETS.replace("80%", "70%")), "checkout")
    assert (found.excess, found.orders, found.factor) == (0, (0, 0), 0.5)


def test_money_is_a_range_with_its_currency_and_its_assumptions() -> None:
    found = read("step,sessions,target,average_order_value\nbasket,2000,60%,\norder,1000,,80\n")
    money = step(found, "basket").money
    assert money is not None
    low, high = step(found, "basket").orders
    assert 0 < low < 200 < high
    assert low * 80 * 0.9 < money.low <= low * 80 < high * 80 <= money.high < high * 80 * 1.1
    assert money.currency == "GBP"
    assert any("80.00 GBP" in sentence for sentence in found.assumptions)


def test_without_an_order_value_there_is_no_money() -> None:
    found = read(TARGETS)
    assert all(one.money is None for one in found.steps)
    assert not any("GBP" in sentence for sentence in found.assumptions)


def test_a_small_sample_leaves_the_lower_end_at_nothing() -> None:
    found = step(read("step,sessions,target\nbasket,40,60%\norder,20,\n"), "basket")
    assert found.orders[0] == 0
    assert found.orders[1] > 4


def test_the_desktop_comes_before_the_period_before_and_that_before_a_target() -> None:
    rows = "step,device,period,sessions,target\nbasket,mobile,2026-09,1000,90%\norder,mobile,2026-09,400,\n"
    earlier = "basket,mobile,2026-08,1000,\norder,mobile,2026-08,500,\n"
    desktop = "basket,desktop,2026-09,1000,\norder,desktop,2026-09,600,\n"
    assert (step(read(rows), "basket").basis, step(read(rows), "basket").reference) == ("target", 0.9)
    assert step(read(rows + earlier), "basket").basis == "period before"
    found = step(read(rows + earlier + desktop), "basket")
    assert (found.basis, found.reference) == ("desktop", 0.6)


def test_without_any_reference_only_the_way_from_the_basket_on_is_weighed() -> None:
    found = read("step,sessions\nproduct,4200\nbasket,2100\ncheckout,1150\norder,900\n")
    assert (step(found, "product").basis, step(found, "product").factor) == ("none", 1)
    assert step(found, "basket").basis == "everyone who left"
    assert step(found, "basket").orders[0] == 0
    assert funnel.factor(found, "product-page") == (1.0, "")
    assert funnel.factor(found, "cart") == (2.0, "basket")


def test_a_step_that_is_left_out_counts_to_the_one_before() -> None:
    found = read("step,sessions,target\nbasket,2000,60%\norder,1000,\n")
    assert {"cart", "checkout-steps", "mobile-payments"} <= set(step(found, "basket").families)


def test_a_family_without_a_step_is_not_weighed() -> None:
    assert funnel.factor(read(TARGETS), "loyalty") == (1.0, "")
    assert funnel.factor(None, "cart") == (1.0, "")


def test_pages_beside_the_way_give_the_reach_in_the_users_own_figures() -> None:
    found = read(TARGETS + "returns,1050,\n")
    assert [(one.family, one.share) for one in found.reach] == [("returns-policy", 0.25)]
    assert found.reach[0].basis == "1,050 of 4,200 sessions that saw a product saw returns"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n"])
def test_files_as_spreadsheets_write_them_are_understood(separator: str, start: str) -> None:
    text = f"{start}Step,Sessions\r\nBasket,2000\r\n,\r\norder,1000\r\n".replace(",", separator)
    assert [one.sessions for one in read(text).steps] == [2000, 1000]


def test_grouped_thousands_are_counts() -> None:
    assert [one.sessions for one in read('step,sessions\nbasket,"2,000"\norder,1 000\n').steps] == [2000, 1000]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("step,session\nbasket,1\norder,1\n", "line 1: there is no column 'session'"),
        ("step\nbasket\n", "line 1: the column 'sessions' is missing"),
        ("step,sessions,sessions\nbasket,1,1\n", "the column 'sessions' is there twice"),
        ("step,sessions\nbaskt,1\norder,1\n", "line 2: step: expected landing"),
        ("step,sessions\nbasket,many\norder,1\n", "line 2: sessions: expected a whole number"),
        ("step,sessions\nbasket,-3\norder,1\n", "line 2: sessions: expected a whole number"),
        ("step,sessions\nbasket,1.5\norder,1\n", "line 2: sessions: expected a whole number"),
        ("step,sessions\nbasket,0\norder,0\n", "line 2: sessions: expected more than 0"),
        ("step,sessions\nbasket,10\norder,11\n", "line 3: sessions: order has more sessions (11) than basket"),
        ("step,sessions\nbasket,10\nbasket,9\norder,1\n", "line 3: step: expected each step once"),
        ("step,sessions\nbasket,10\ncheckout,9\n", "expected the step 'order'"),
        ("step,sessions\norder,10\n", "expected the step 'order' and at least one before it"),
        ("step,sessions,device\nbasket,10,desktop\norder,9,desktop\n", "there are no sessions on phones"),
        ("step,sessions,device\nbasket,10,tablet\norder,9,mobile\n", "line 2: device: expected mobile, desktop, all"),
        ("step,sessions,target\nbasket,10,120%\norder,9,\n", "line 2: target: expected a share"),
        (
            "step,sessions,average_order_value\nbasket,10,£9\norder,9,\n",
            "line 2: average_order_value: expected a number",
        ),
        ("step,sessions\nproduct,5\norder,1\nreturns,9\n", "line 4: sessions: expected no more than"),
        ("step,sessions\nbasket,5\norder,1\nreturns,2\n", "line 4: step: expected a row for the step product"),
        ("step,sessions\nbasket,1,2\norder,1\n", "line 2: expected 2 cells, got 3"),
        ("step,sessions\n", "at least one row below it"),
        ("", "expected a row of column names"),
        ('step,sessions\n"basket,1\n', "is not a CSV file"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_what_was_expected(text: str, said: str) -> None:
    error = refused(text)
    assert error.message.startswith("funnel.csv")
    assert said in error.message
    assert error.advice


def test_the_nearest_right_name_is_offered() -> None:
    assert "Did you mean 'sessions'?" in refused("step,session\nbasket,1\n").advice
    assert "did you mean 'basket'?" in refused("step,sessions\nbaskt,1\norder,1\n").message


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(ConfigError, match="is not UTF-8 text"):
        funnel.read(b"step,sessions\nbasket,\xff\xfe\n", "funnel.csv", "GBP")
