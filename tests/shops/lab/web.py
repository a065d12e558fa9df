"""What every skin needs to answer requests, and nothing of how it looks: routes, visitors, templates, files, JSON."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from frictionaudit.demo.server import App, Request, Response
from tests.shops.lab.goods import picture
from tests.shops.lab.store import Session, Store

Handler = Callable[[Request, Session, str], Response]
"""Answers a request of a visitor; the third is what stands for `{}` in the route."""

_TYPES: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".html": "text/html"}


def routed(store: Store, cookie: str, routes: Mapping[str, Handler]) -> App:
    """An app from routes such as `GET /shop/{}`; visitors are known by the cookie."""
    table = tuple((_pattern(route), handler) for route, handler in routes.items())

    def app(request: Request) -> Response:
        asked = f"{request.method} {request.path}"
        for pattern, handler in table:
            if match := pattern.fullmatch(asked):
                return _answer(store, cookie, request, handler, (*match.groups(), "")[0])
        return Response(b"", status=404)

    return app


def _answer(store: Store, cookie: str, request: Request, handler: Handler, part: str) -> Response:
    known = request.cookies.get(cookie, "")
    with store.turn:
        session = store.session(known)
        reply = handler(request, session, part)
    if session.id == known:
        return reply
    return replace(reply, headers=(*reply.headers, ("Set-Cookie", f"{cookie}={session.id}; Path=/; SameSite=Lax")))


def _pattern(route: str) -> re.Pattern[str]:
    return re.compile(re.escape(route).replace(r"\{\}", r"([^/]+)"))


@cache
def templates(folder: Path) -> Environment:
    """The Jinja templates of a skin's folder."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def html(text: str, status: int = 200) -> Response:
    """A page."""
    return Response(text.encode(), status=status)


def data(told: object, status: int = 200) -> Response:
    """JSON."""
    return Response(json.dumps(told, ensure_ascii=False).encode(), status, "application/json; charset=utf-8")


def posted(request: Request) -> dict[str, str]:
    """What was posted, as a form or as JSON.

    The server reads every body as a form, which leaves JSON whole as one name as long as the script that wrote it
    escaped `& = + %`, as careful serialisers do.
    """
    body = next(iter(request.form), "")
    if len(request.form) == 1 and body.startswith("{"):
        told = cast("dict[str, object]", json.loads(body))
        return {name: value if isinstance(value, str) else json.dumps(value) for name, value in told.items()}
    return dict(request.form)


def file(path: Path) -> Response:
    """A file of a skin."""
    if not path.is_file():
        return Response(b"", status=404)
    return Response(path.read_bytes(), content_type=f"{_TYPES[path.suffix]}; charset=utf-8")


def drawing(store: Store, slug: str) -> Response:
    """A product's picture."""
    product = store.product(slug)
    if product is None:
        return Response(b"", status=404)
    return Response(picture(product), content_type="image/svg+xml")
