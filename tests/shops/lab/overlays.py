"""What lays itself over a shop's pages: questions about cookies, pop-ups, bars and bubbles, in markup that differs by seed.

Each folder of `layers` holds one kind of layer, each file in it one markup of it. The skins know nothing of them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from frictionaudit.demo.server import App, Request, Response
from tests.shops.lab.switches import Switches
from tests.shops.lab.words import Words

_LAYERS: Final = Path(__file__).parent / "layers"
_PAGES: Final = Environment(loader=FileSystemLoader(_LAYERS), autoescape=True, undefined=StrictUndefined)
_PREFIX: Final = "/layers/"


@dataclass(frozen=True, slots=True)
class Overlaid:
    """A shop with layers over its pages."""

    app: App
    layers: tuple[str, ...]
    """The markups shown, as `kind/name`."""
    page: Callable[[str], str]
    """A markup as HTML."""
    sent: list[str]
    """What visitors have sent by a layer, addresses and messages: nobody who is only looking ever does."""

    def __call__(self, request: Request) -> Response:
        """Answer a request: the layers' own addresses first, then the shop's."""
        if request.path.startswith(_PREFIX):
            return self._own(request)
        reply = self.app(request)
        open_layers = [layer for layer in self.layers if cookie(layer) not in request.cookies]
        if (
            request.by_script
            or reply.status != 200
            or not reply.content_type.startswith("text/html")
            or not open_layers
        ):
            return reply
        before, end, after = reply.body.decode().rpartition("</body>")
        if not end:
            return reply
        return replace(reply, body="".join((before, *map(self.page, open_layers), end, after)).encode())

    def _own(self, request: Request) -> Response:
        if request.method == "POST":
            self.sent.append(f"{request.path}: {' '.join(request.form.values())}")
            return Response(b"", status=204)
        name = request.path.removeprefix(_PREFIX)
        if name not in ("app", "bubble"):
            return Response(b"", status=404)
        return Response(self.page(name).encode())


def overlaid(app: App, switches: Switches, words: Words, seed: int) -> Overlaid:
    """The shop with the layers that its switches ask for."""

    def page(layer: str) -> str:
        template = _PAGES.get_template(f"{layer}.html")
        return template.render(w=words, mode=switches.consent, language=words.language, cookie=cookie(layer))

    return Overlaid(app, tuple(markup(kind, seed) for kind in _kinds(switches)), page, [])


def markup(kind: str, seed: int) -> str:
    """The markup of a kind of layer that a seed picks."""
    names = sorted(path.stem for path in (_LAYERS / kind).glob("*.html"))
    return f"{kind}/{Random(f'{kind} {seed}').choice(names)}"


def cookie(layer: str) -> str:
    """The cookie that remembers that a layer was answered."""
    return f"answered_{layer.partition('/')[0]}"


def _kinds(switches: Switches) -> tuple[str, ...]:
    shown = {
        "consent": switches.consent != "none",
        "newsletter": switches.newsletter,
        "app_banner": switches.app_banner,
        "chat": switches.chat,
        "notification_prompt": switches.notification_prompt,
        "survey": switches.survey,
    }
    return tuple(kind for kind, on in shown.items() if on)
