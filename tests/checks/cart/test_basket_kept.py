import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Stage
from tests.evidence import journey, judged, page


@pytest.mark.parametrize(("kept", "verdict"), [(True, Verdict.PASS), (False, Verdict.FAIL), (None, Verdict.UNCLEAR)])
def test_what_a_new_window_showed_decides(kept: bool | None, verdict: Verdict) -> None:
    assert judged("basket-kept", journey({Stage.BASKET: page()}, basket_kept=kept)).verdict is verdict


def test_without_a_basket_there_is_no_answer() -> None:
    assert judged("basket-kept", journey({Stage.PRODUCT: page()}, basket_kept=True)).verdict is Verdict.UNCLEAR
