"""Run a shop of the laboratory on free ports of 127.0.0.1 for the length of a block."""

from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from frictionaudit.demo.server import App, Request, Response, serving
from tests.shops.lab.frictions.dress import Dressed
from tests.shops.lab.frictions.seeds import Seed
from tests.shops.lab.overlays import Overlaid, overlaid
from tests.shops.lab.skins import skin
from tests.shops.lab.store import Order, Store
from tests.shops.lab.switches import Switches, turned
from tests.shops.lab.trouble import doorstep, troubled
from tests.shops.lab.words import Words


@dataclass(frozen=True, slots=True)
class LabShop:
    """A running shop."""

    url: str
    market: str
    language: str
    store: Store = field(repr=False)
    layers: Overlaid = field(repr=False)
    dressed: Dressed | None = field(repr=False)
    """Its frictions, where it was given any."""
    _faults: list[str] = field(repr=False)

    def orders(self) -> tuple[Order, ...]:
        """The orders taken so far."""
        return tuple(self.store.orders)

    def sent(self) -> tuple[str, ...]:
        """What was sent by pop-ups, chats and surveys so far: nobody asked for it."""
        return tuple(self.layers.sent)

    def faults(self) -> tuple[str, ...]:
        """Pages that the shop itself failed to make: a trip that met one proves nothing."""
        return tuple(self._faults)

    def last_page_shown(self) -> bool:
        """Whether anybody was shown the last page before the order."""
        return bool(self.store.last_pages)


@contextmanager
def lab_shop(
    name: str, language: str, switches: Switches, seed: int = 0, frictions: tuple[Seed, ...] = ()
) -> Generator[LabShop]:
    """Run a shop.

    Args:
        name: the skin.
        language: what it speaks, which says the market as well.
        switches: its ways.
        seed: the order of its goods, its wording, and the markup of its overlays.
        frictions: what is put into its pages.

    Raises:
        ValueError: there is no such skin, or it cannot show one of the switches.
    """
    shown = skin(name)
    if beyond := [one for one, value in turned(switches).items() if not shown.shows(one, value)]:
        raise ValueError(f"the skin {name} cannot show {', '.join(beyond)} so")
    store = Store(language, switches, seed)
    store.charge(next((one.does["dear"] for one in frictions if "dear" in one.does), 1))
    words = Words(language, shown.variant + seed)
    faults: list[str] = []
    shown_frictions: set[str] = set()
    missed: set[str] = set()

    def dressed(app: App) -> App:
        return Dressed(app, store, words, frictions, shown_frictions, missed) if frictions else app

    with ExitStack() as running:
        hosted = shown.make_hosted and running.enter_context(
            serving(_watched(dressed(shown.make_hosted(store, words)), faults))
        )
        layers = overlaid(shown.make_app(store, words, hosted or ""), switches, words, seed)
        outer = dressed(layers)
        url = running.enter_context(serving(_watched(troubled(outer, switches), faults)))
        if switches.redirect_host:
            url = running.enter_context(serving(doorstep(url.replace("127.0.0.1", "localhost"))))
        yield LabShop(
            url, store.market.country, language, store, layers, outer if isinstance(outer, Dressed) else None, faults
        )


def _watched(app: App, faults: list[str]) -> App:
    """The app, its faults noted."""

    def watched(request: Request) -> Response:
        try:
            return app(request)
        except Exception as fault:
            faults.append(f"{request.method} {request.path}: {fault!r}")
            raise

    return watched
