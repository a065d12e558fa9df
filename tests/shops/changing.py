"""A demo store that is not the same every week: words swapped in its pages, goods that go or move to another list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from frictionaudit.demo.server import Request, Response
from frictionaudit.demo.stores import Store


@dataclass(frozen=True, slots=True)
class Week:
    """How the store differs from its own plain self."""

    swaps: Mapping[str, str] = field(default_factory=dict[str, str])
    """Text of its pages to what stands there instead."""
    gone: Sequence[str] = ()
    """Products that no list shows any more and whose page is not found."""
    moved: Mapping[str, str] = field(default_factory=dict[str, str])
    """Product to the list that shows it now."""


class ChangingStore:
    """The app of a store; between two visits it can become another week's."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._plain = store.shop
        self._week = Week()

    def become(self, week: Week) -> None:
        """Be as in this week from now on."""
        self._week = week
        shown = {**week.moved, **dict.fromkeys(week.gone, "")}
        products = tuple(
            one.model_copy(update={"category": shown.get(one.slug, one.category)}) for one in self._plain.products
        )
        self.store.shop = self._plain.model_copy(update={"products": products})

    def __call__(self, request: Request) -> Response:
        """Answer one request."""
        gone = request.path in {self.store.url("product", slug) for slug in self._week.gone}
        reply = self.store(replace(request, path="/no-longer-here") if gone else request)
        if not reply.content_type.startswith("text/"):
            return reply
        body = reply.body.decode()
        for plain, swapped in self._week.swaps.items():
            body = body.replace(plain, swapped)
        return replace(reply, body=body.encode())
