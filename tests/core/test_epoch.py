"""The score epoch moves with all that judges, and with nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from frictionaudit import epoch, plugins
from tests.scorecards import make_check

CHECKS = plugins.checks()


def test_the_same_checks_are_the_same_epoch_in_any_order() -> None:
    assert epoch.digest(CHECKS) == epoch.digest(CHECKS[::-1])
    assert len(epoch.digest(CHECKS)) == epoch.DIGITS


def test_a_check_more_or_less_or_of_another_weight_is_another_epoch() -> None:
    heavier = (replace(CHECKS[0], weight=CHECKS[0].weight + 1), *CHECKS[1:])
    more = (*CHECKS, make_check("gift-wrapping", "", "presents", 1))
    assert len({epoch.digest(found) for found in (CHECKS, CHECKS[1:], heavier, more)}) == 4


def test_a_threshold_is_part_of_the_epoch_the_words_of_a_docstring_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    check = replace(CHECKS[0], module="own_check_of_a_shop")
    file = tmp_path / "own_check_of_a_shop.py"
    found: list[str] = []
    for text in ('"""Words."""\nLIMIT = 3\n', '"""Other\r\nwords."""\r\nLIMIT = 3\r\n', '"""Words."""\nLIMIT = 4\n'):
        file.write_bytes(text.encode())
        found.append(epoch.digest([check]))
    assert found[0] == found[1]
    assert found[0] != found[2]


def test_checks_without_a_source_still_have_an_epoch() -> None:
    assert epoch.digest([replace(CHECKS[0], module="no.such.module")])
