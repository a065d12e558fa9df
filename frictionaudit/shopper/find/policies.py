"""Ways to the pages about returns, delivery, contact and help."""

from urllib.parse import urlsplit

from frictionaudit.evidence import Control, PageView, Region
from frictionaudit.reading.words import means, says, slug
from frictionaudit.shopper.find.places import FILE_PATH, address
from frictionaudit.shopper.find.ranking import Candidate, ranked
from frictionaudit.shopper.firewall.labels import orders
from frictionaudit.shopper.neighbour import same_shop


def side_ways(page: PageView, intent: str, slug_kind: str) -> list[Candidate]:
    """Links to a policy or help page, hidden ones too: a mobile footer is often folded."""

    def score(control: Control) -> tuple[float, list[str]]:
        if control.tag != "a" or not control.href.startswith("http") or not control.name.strip() or orders(control):
            return 0, []
        path = urlsplit(control.href).path
        if (
            FILE_PATH.search(path)
            or address(control.href) == address(page.url)
            or not same_shop(control.href, page.url)
        ):
            return 0, []
        points, reasons = 0.0, list[str]()
        if means(intent, control.name, page.lang):
            points, reasons = points + 3, [f"named {intent.replace('_', ' ')}"]
        elif len(control.name) < 60 and says(intent, control.name, page.lang):
            points, reasons = points + 1.5, [f"its name speaks of {intent.replace('_', ' ')}"]
        if slug(slug_kind, path):
            points, reasons = points + 1.5, [*reasons, "its address says so"]
        if points and control.visible:
            points += 0.5
        if points and control.region is Region.FOOTER:
            points += 0.3
        return points if points >= 1.5 else 0, reasons

    return ranked(page.controls, score)
