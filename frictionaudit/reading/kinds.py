"""What kind of page it is (first cut; signature final)."""

from dataclasses import dataclass

from frictionaudit.evidence import PageKind, PageView
from frictionaudit.reading.words import slug


@dataclass(frozen=True, slots=True)
class KindGuess:
    """The kind a page most likely is, how sure that is (0-1), and what spoke for it."""

    kind: PageKind
    confidence: float
    reasons: tuple[str, ...] = ()


def page_kind(page: PageView, home_url: str = "") -> KindGuess:
    """The kind of a page from its evidence; `home_url` is the shop's front page when known."""
    from urllib.parse import urlsplit

    path = urlsplit(page.url).path
    if home_url and page.url.rstrip("/") == home_url.rstrip("/"):
        return KindGuess(PageKind.HOME, 0.6, ("the shop's own address",))
    for kind, name in (
        (PageKind.CHECKOUT, "checkout"),
        (PageKind.BASKET, "cart"),
        (PageKind.POLICY, "returns"),
        (PageKind.CONTACT, "contact"),
        (PageKind.PRODUCT, "product"),
        (PageKind.LISTING, "category"),
    ):
        if slug(name, path):
            return KindGuess(kind, 0.4, (f"the address names it: {name}",))
    return KindGuess(PageKind.OTHER, 0.1, ())
