"""Parts of addresses found on pages, which may be anything at all."""

from ipaddress import ip_address
from urllib.parse import SplitResult, urldefrag, urlsplit

import tldextract

from frictionaudit.reading.words import data

_EXTRACT = tldextract.TLDExtract(suffix_list_urls=())  # the bundled list: no download


def host_of(address: str) -> str:
    """Host of a web address in lower case; empty for other schemes and for what is no address."""
    parts = _parts(address)
    return (parts.hostname or "") if parts.scheme in ("http", "https") else ""


def path_of(address: str) -> str:
    """Path of an address; empty for what is no address."""
    return _parts(address).path


def scheme_of(address: str) -> str:
    """Scheme of an address in lower case; empty for what is no address."""
    return _parts(address).scheme


def is_this_computer(address: str) -> bool:
    """Whether an address lies on the computer that the browser runs on."""
    host = host_of(address)
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def same_document(one: str, other: str) -> bool:
    """Whether two addresses are of one page: they differ in nothing but a fragment or a closing slash."""
    return urldefrag(one).url.rstrip("/") == urldefrag(other).url.rstrip("/")


def leads_nowhere(href: str, page: str) -> bool:
    """Whether a link has no address of its own: it leads to the very page it stands on, as an empty `href` does.

    A fragment may open a layer or jump to a part of the page, and a control without any address may do anything.
    """
    return bool(href) and "#" not in href and same_document(href, page)


def on_host(address: str, group: str) -> bool:
    """Whether an address lies on a host of this group of `data/service.toml`."""
    host = host_of(address)
    return bool(host) and any(host == known or host.endswith(f".{known}") for known in data("service")["hosts"][group])


def _parts(address: str) -> SplitResult:
    try:
        return urlsplit(address[:2000])
    except ValueError:
        return urlsplit("")


def same_shop(url: str, home: str) -> bool:
    """Whether an address belongs to the shop: same registered domain, or the very same host for bare addresses."""
    one, other = _parts(url), _parts(home)
    if one.scheme not in ("http", "https"):
        return False
    mine, theirs = _EXTRACT(one.hostname or ""), _EXTRACT(other.hostname or "")
    if mine.suffix and theirs.suffix:
        return mine.top_domain_under_public_suffix == theirs.top_domain_under_public_suffix
    return one.netloc == other.netloc
