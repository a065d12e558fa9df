"""Where a control leads: addresses without what makes no other page of them, and ways that only a script knows."""

import re
from urllib.parse import urldefrag, urljoin, urlsplit

from frictionaudit.evidence import Control, PageView
from frictionaudit.shopper.neighbour import same_shop

_SESSION = re.compile(
    r";jsessionid=[^?#]*|(?<=[?&])[a-z_]{1,20}=(?:[0-9a-f]{16,64}|[a-z0-9]{26,40})(?:&|(?=#|$))", re.I
)
"""The id of a visit, as shops without cookies carry it in every link: it does not make another page."""
FILE_PATH = re.compile(r"\.(pdf|jpe?g|png|gif|webp|svg|zip|xml|mp4)$", re.I)


def address(url: str) -> str:
    """An address without its trailing slash, to tell pages apart; a fragment counts only where it is a page's own address."""
    plain, fragment = urldefrag(_SESSION.sub("", url))
    plain = plain.rstrip("?&/")
    return f"{plain}#{fragment.rstrip('/')}" if fragment[:1] in ("/", "!") else plain


def same_page(url: str, place: str) -> bool:
    """Whether an address is that of a path, as a recipe tells it."""
    return bool(place) and url.startswith("http") and address(url) == address(urljoin(url, place))


def scripted(control: Control, page: PageView) -> bool:
    """Whether a script decides where a tap leads: it is no link, or one to the very page it stands on. A telephone number or
    a mail address leads to no page."""
    if urlsplit(control.href).scheme not in ("", "http", "https", "javascript"):
        return False
    return not control.href.startswith("http") or (
        address(control.href) == address(page.url) and ("#" in control.href or control.tag != "a")
    )


def target(control: Control, page: PageView) -> str:
    """What tells one way from another: the address of a link, else where the control stands and what it is called."""
    return f"{control.selector} {control.name}" if scripted(control, page) else address(control.href)


def links_within(control: Control, page: PageView) -> bool:
    return (
        control.tag == "a"
        and same_shop(control.href, page.url)
        and address(control.href) != address(page.url)
        and not FILE_PATH.search(urlsplit(control.href).path)
    )
