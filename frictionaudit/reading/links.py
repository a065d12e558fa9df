"""Parts of addresses found on pages, which may be anything at all."""

from urllib.parse import SplitResult, urlsplit


def host_of(address: str) -> str:
    """Host of a web address in lower case; empty for other schemes and for what is no address."""
    parts = _parts(address)
    return (parts.hostname or "") if parts.scheme in ("http", "https") else ""


def path_of(address: str) -> str:
    """Path of an address; empty for what is no address."""
    return _parts(address).path


def _parts(address: str) -> SplitResult:
    try:
        return urlsplit(address[:2000])
    except ValueError:
        return urlsplit("")
