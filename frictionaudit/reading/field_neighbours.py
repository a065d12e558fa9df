"""What stands beside a field settles what the field alone cannot tell.

"Name" beside "Surname" is the given name, "Month" beside a card number its expiry, a second street line is line 2.
In: the fields and their votes, in the order of the page. Out: the votes after one rule.
"""

from collections.abc import Iterator, Sequence

from frictionaudit.evidence import Field
from frictionaudit.reading.field_votes import LEAST, Vote, counted
from frictionaudit.reading.lexicon import parts, plain
from frictionaudit.reading.purposes import ADDRESS, CARD, MORE_STREET, NAMES, STREETS, SURE_CARD, Purpose

P = Purpose


def _near(votes: Sequence[Vote], at: int, reach: int) -> Iterator[tuple[int, Purpose]]:
    for other in range(max(0, at - reach), min(len(votes), at + reach + 1)):
        if other != at:
            yield other, votes[other].best


def has_near(votes: Sequence[Vote], at: int, purposes: frozenset[Purpose], reach: int) -> bool:
    """Whether one of the purposes stands within so many fields."""
    return any(purpose in purposes for _, purpose in _near(votes, at, reach))


def _names(_: Sequence[Field], votes: list[Vote]) -> list[Vote]:
    """A bare "name" is the given name beside a family name, and the other way round."""
    out = list(votes)
    for at, vote in enumerate(votes):
        if vote.best is not P.NAME or vote.sure.get(P.NAME, 0.0) >= 0.5:
            continue
        near = {purpose for _, purpose in _near(votes, at, 2)}
        if P.FAMILY_NAME in near and P.GIVEN_NAME not in near:
            out[at] = vote.settle(P.GIVEN_NAME, "a family name stands beside it")
        elif P.GIVEN_NAME in near and P.FAMILY_NAME not in near:
            out[at] = vote.settle(P.FAMILY_NAME, "a given name stands beside it")
    return out


def _card_and_birthday(fields: Sequence[Field], votes: list[Vote]) -> list[Vote]:
    """Months, years, names and numbers among the fields of a card belong to it; a day makes them a birthday."""
    out = list(votes)
    swap = {P.CARD_EXPIRY_MONTH: P.BIRTHDAY_MONTH, P.CARD_EXPIRY_YEAR: P.BIRTHDAY_YEAR}
    birth = frozenset({P.BIRTHDAY, P.BIRTHDAY_DAY, P.BIRTHDAY_MONTH, P.BIRTHDAY_YEAR})
    for at, vote in enumerate(votes):
        best = vote.best
        card = has_near(votes, at, SURE_CARD, 4)
        if best in swap and not card and has_near(votes, at, birth, 2):
            out[at] = vote.settle(swap[best], "a day of birth stands beside it")
        elif best in NAMES and fields[at].autocomplete.lower().startswith("cc-") and card:
            out[at] = vote.settle(P.CARD_NAME, "its token says so, and it stands among the fields of a card")
        elif (
            best is P.NAME
            and has_near(votes, at, frozenset({P.CARD_NUMBER, P.CARD_CVC}), 2)
            and not has_near(votes, at, ADDRESS, 1)
        ):
            out[at] = vote.settle(P.CARD_NAME, "it stands among the fields of a card")
    return out


def _numbers(_: Sequence[Field], votes: list[Vote]) -> list[Vote]:
    """A bare "number" is the house number after a street, the card number among card fields, else nothing known."""
    out = list(votes)
    for at, vote in enumerate(votes):
        if vote.best is not P.HOUSE_NUMBER or vote.sure.get(P.HOUSE_NUMBER, 0.0) >= LEAST:
            continue
        if has_near(votes, at, CARD, 2) and not has_near(votes, at, STREETS, 1):
            out[at] = vote.settle(P.CARD_NUMBER, "a bare number among card fields")
        elif not has_near(votes, at, STREETS | MORE_STREET, 2):
            out[at] = counted({}, {}, ("a bare number",))
    return out


def _phones(fields: Sequence[Field], votes: list[Vote]) -> list[Vote]:
    """A country choice right before a phone number, shown as calling codes, is part of the number."""
    out = list(votes)
    for at, vote in enumerate(votes):
        named = parts(fields[at].name) + " " + parts(fields[at].id)
        if vote.best is P.COUNTRY and fields[at].tag != "input" and "phone" in named:
            out[at] = vote.settle(P.PHONE_COUNTRY, "it stands with a phone number")
        elif (
            vote.best is P.HONORIFIC
            and "prefix" in f"{named} {plain(fields[at].label)}"
            and has_near(votes, at, frozenset({P.PHONE}), 1)
        ):
            out[at] = vote.settle(P.PHONE_COUNTRY, "the prefix of a phone number")
    return out


def _streets(fields: Sequence[Field], votes: list[Vote]) -> list[Vote]:
    """Which line of the address it is: a second street is line 2, a street with a house number beside it is a name."""
    out = list(votes)
    for at, vote in enumerate(votes):
        if (
            vote.best is P.STREET
            and at
            and out[at - 1].best in STREETS
            and fields[at].form == fields[at - 1].form
            and fields[at].name != fields[at - 1].name
        ):
            if vote.sure.get(P.STREET, 0.0) < 1.5:
                out[at] = vote.settle(P.STREET2, "a street line stands before it")
        elif vote.best is P.STREET and has_near(votes, at, frozenset({P.HOUSE_NUMBER}), 2):
            out[at] = vote.settle(P.STREET_NAME, "the house number has a field of its own")
        elif vote.best is P.STREET_NAME and not has_near(votes, at, frozenset({P.HOUSE_NUMBER}), 3):
            out[at] = vote.settle(P.STREET, "no field of its own for the house number")
    return out


def _passwords(fields: Sequence[Field], votes: list[Vote]) -> list[Vote]:
    """Two passwords in one form are a new one and its repetition."""
    out = list(votes)
    for at, vote in enumerate(votes):
        twin = any(
            purpose in (P.PASSWORD, P.NEW_PASSWORD) and fields[other].form == fields[at].form
            for other, purpose in _near(votes, at, 2)
        )
        if vote.best is P.PASSWORD and twin:
            out[at] = vote.settle(P.NEW_PASSWORD, "asked twice")
    return out


JUDGES = (_names, _card_and_birthday, _numbers, _phones, _streets, _passwords)
"""The rules, in the order in which they are asked."""
