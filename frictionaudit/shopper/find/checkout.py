"""Ways from the basket to checkout, and on within it."""

from urllib.parse import urlsplit

from frictionaudit.evidence import Control, PageKind, PageView, Region
from frictionaudit.reading.account import passes_the_sign_in
from frictionaudit.reading.words import means, slug
from frictionaudit.shopper.find.basket import changes_basket
from frictionaudit.shopper.find.ranking import Candidate, ranked
from frictionaudit.shopper.firewall.danger import leaves_basket
from frictionaudit.shopper.firewall.labels import orders, place_of
from frictionaudit.shopper.firewall.onward import acts_here, keeps_the_address, names_a_step


def checkout_ways(page: PageView) -> list[Candidate]:
    """Controls that lead from the basket to checkout."""

    def score(control: Control) -> tuple[float, list[str]]:
        leaves = leaves_basket(control, page)
        if not control.visible or control.region is Region.FOOTER or (orders(control) and not leaves):
            return 0, []
        if changes_basket(control, page) or means("continue_shopping", control.name, page.lang):
            return 0, []
        points, reasons = 0.0, list[str]()
        if leaves:
            points, reasons = 3, ["named order, the basket's only way on"]
        elif means("checkout", control.name, page.lang):
            points, reasons = 4, ["named checkout"]
        elif means("ambiguous_order", control.name, page.lang):
            points, reasons = 2.5, ["named order, in the basket"]
        elif means("continue_step", control.name, page.lang) and page.kind is PageKind.BASKET:
            points, reasons = 1, ["named continue, in the basket"]
        elif control.region in (Region.MAIN, Region.ASIDE, Region.DIALOG) and _leads_to_checkout(control):
            points, reasons = 0.5, ["leads to an address of a checkout"]
        if not points:
            return 0, []
        if control.filled:
            points, reasons = points + 1, [*reasons, "drawn as a button"]
        if control.href and _leads_to_checkout(control):
            points, reasons = points + 1, [*reasons, "address of a checkout"]
        elif _leads_to_a_list(control) or urlsplit(control.href).path == "/":
            points -= 3  # "Continuar con la compra" goes on shopping as well as buying
        if control.region in (Region.HEADER, Region.NAV):
            points -= 1.5
        if not control.enabled:
            points -= 2
        return points, reasons

    return ranked(page.controls, score)


def _leads_to_a_list(control: Control) -> bool:
    """Whether the address is a category's; below a basket's own, as in "/cart/c/1a2b", the letter is no category."""
    place = place_of(control.href)
    return slug("category", place) and not slug("cart", place)


def _leads_to_checkout(control: Control) -> bool:
    """Whether the address behind a control is a checkout's, and not that of a basket that stands below one."""
    place = place_of(control.href or control.action)
    return slug("checkout", place) and not slug("cart", place)


def advancers(page: PageView) -> list[Candidate]:
    """Controls that go on within checkout."""

    def score(control: Control) -> tuple[float, list[str]]:
        if not control.visible or control.region in (Region.FOOTER, Region.HEADER, Region.NAV) or orders(control):
            return 0, []
        if control.pressed or (control.role == "tab" and control.expanded):
            return 0, []  # it is open already
        points, reasons = 0.0, list[str]()
        for intent, value, reason in _ADVANCES:
            if means(intent, control.name, page.lang) and value > points:
                points, reasons = value, [reason]
        if not points and acts_here(control, page) and names_a_step(control, page):
            points, reasons = 2.5, ["leads on to a step"]
        if not points and keeps_the_address(control, page):
            points, reasons = 1.5, ["keeps the address"]
        if not points and passes_the_sign_in(control, page):
            points, reasons = 4.0, ["leads past the sign-in"]
        to_payment = any(means(intent, control.name, page.lang) for intent in ("checkout", "ambiguous_order"))
        if not points and to_payment and acts_here(control, page):
            points, reasons = 1.5, ["named like the way to payment"]
        account = means("sign_in", control.name, page.lang) or means("create_account", control.name, page.lang)
        if not points or (account and not means("guest_checkout", control.name, page.lang)):
            return 0, []  # "buy without registering" holds the words that register
        if means("continue_shopping", control.name, page.lang):
            return 0, []
        if control.submits:
            points, reasons = points + 1, [*reasons, "sends the form"]
        if control.filled:
            points, reasons = points + 1, [*reasons, "drawn as a button"]
        if not control.enabled:
            points -= 1.5
        return points, reasons

    return ranked(page.controls, score)


_ADVANCES = (
    ("guest_checkout", 5.0, "named as guest"),
    ("review_step", 4.0, "leads to the review"),
    ("save_address", 3.5, "keeps the address and goes on"),
    ("continue_step", 3.0, "named continue"),
    ("choose_delivery", 2.0, "chooses this delivery"),
)
