"""Being a good neighbour: robots.txt, pace, and staying inside the shop."""

import asyncio
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx
from protego import Protego

from frictionaudit.reading.links import same_shop

__all__ = ["Pace", "Robots", "robots", "same_shop"]

ROBOTS_AGENT = "frictionaudit"
MOST_ROBOTS = 512_000


@dataclass
class Pace:
    """At most one page a `gap_ms` on a site."""

    gap_ms: int
    last: float = field(default=0.0)

    async def wait(self) -> None:
        """Wait until the site may be asked for a page again."""
        rest = self.last + self.gap_ms / 1000 - time.monotonic()
        if rest > 0:
            await asyncio.sleep(rest)
        self.last = time.monotonic()


@dataclass(frozen=True, slots=True)
class Robots:
    """What a shop's robots.txt allows."""

    rules: Protego | None

    def allows(self, url: str) -> bool:
        """Whether a page may be opened; everything is allowed without a robots.txt."""
        return self.rules is None or bool(self.rules.can_fetch(url, ROBOTS_AGENT))


async def robots(home: str, respect: bool = True, seconds: float = 5) -> Robots:
    """Read robots.txt of a shop. None, an error page or an unreadable one allows everything (RFC 9309)."""
    if not respect:
        return Robots(None)
    parts = urlsplit(home)
    try:
        async with asyncio.timeout(seconds), httpx.AsyncClient(timeout=seconds, follow_redirects=True) as client:
            answer = await client.get(f"{parts.scheme}://{parts.netloc}/robots.txt")
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError):
        return Robots(None)
    if not answer.is_success or "html" in answer.headers.get("content-type", ""):
        return Robots(None)
    return Robots(Protego.parse(answer.text[:MOST_ROBOTS]))
