"""The wallet of an emulated phone: what tells pages that it is there, and whether a second look for its button is worth it.

The engine is Chromium without any wallet, so a shop that asks before it draws its button draws none.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from frictionaudit.evidence import Visit
from frictionaudit.reading.payment_evidence import Grade
from frictionaudit.reading.payments import best_offers, offers_on
from frictionaudit.shopper.probe import script


@dataclass(frozen=True, slots=True)
class Wallet:
    """The wallet that comes with a phone."""

    id: str
    """As in the list of ways to pay."""
    name: str
    method: str
    """How a page names it when it asks the browser (W3C Payment Request)."""
    session: str = ""
    """A further script that stands in for the phone's own interface."""

    @property
    def scripts(self) -> tuple[str, ...]:
        """What a page of a phone with this wallet finds, to be run before its own scripts."""
        asked = f"({script('walletrequest.js')})({json.dumps(self.method)})"
        return (script(self.session), asked) if self.session else (asked,)


APPLE_PAY = Wallet("apple-pay", "Apple Pay", "https://apple.com/apple-pay", "applepay.js")
GOOGLE_PAY = Wallet("google-pay", "Google Pay", "https://google.com/pay")


def wallet_to_ask_for(family: str, visits: Iterable[Visit]) -> Wallet | None:
    """The wallet to look for once more on a family of phones; None where a second look could show nothing new.

    Without its own interface an iPhone shows Apple Pay nowhere: it is always asked for. Google Pay shows where a shop does
    not ask first; it is asked for where the shop's pages prepare or name it and no button came.
    """
    if family == "iphone":
        return APPLE_PAY
    if family != "android":
        return None
    seen = (offer for visit in visits if visit.page for offer in offers_on(visit.page, visit.stage))
    best = next((offer for offer in best_offers(seen) if offer.method == GOOGLE_PAY.id), None)
    return GOOGLE_PAY if best and not best.grade.at_least(Grade.RENDERED) else None
