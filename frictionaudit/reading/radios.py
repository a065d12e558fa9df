"""Which radio buttons answer one question."""

from collections.abc import Iterable
from typing import TypeAlias

from frictionaudit.evidence import Field

QuestionKey: TypeAlias = tuple[int | None, str, str]


def radio_question(button: Field, fields: Iterable[Field]) -> QuestionKey:
    """The question that a radio button of a page answers: the same for all buttons of one form and name.

    Some storefronts keep the answer in a script and give each button a name of its own, though alone it asks nothing: those
    that stand under one heading are one question.
    """
    named = [f for f in fields if f.type == "radio" and (f.form, f.name) == (button.form, button.name)]
    alone = button.name == "" or len(named) == 1
    return (button.form, "", button.section) if alone else (button.form, button.name, "")
