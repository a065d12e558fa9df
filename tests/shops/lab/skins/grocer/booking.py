"""The steps of the grocer's checkout, told to its script as fields to draw."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from babel.dates import format_date

from tests.shops.lab.store import ADDRESS, Session, Store, Way
from tests.shops.lab.words import Words

Drawn = dict[str, object]
"""A step or a field as JSON."""

_STEPS: Final = ("who", "address", "slot", "pay")
_HOURS: Final = ((8, 10), (12, 14), (18, 20))
_DAYS: Final = 3
_FORM: Final = (
    "first_name",
    "last_name",
    "email",
    "phone",
    "postcode",
    "street",
    "house_number",
    "city",
    "state",
    "country",
)
_KINDS: Final = {"email": "email", "phone": "tel", "country": "select", "state": "select"}
_WITHOUT_GREETING: Final = ("form_at_once", "create_account_ticked")


class Booking:
    """Where a visitor stands in checkout, and what is asked there."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches

    def shown(self, session: Session, wrong: Mapping[str, str] | None = None) -> Drawn:
        """The step that is open."""
        steps = self._steps()
        step = next(name for name in steps if name == "pay" or name not in session.passed)
        draw = {"who": self._who, "address": self._address, "slot": self._slot, "pay": self._pay}[step]
        return {
            "step": step,
            "number": steps.index(step) + 1,
            "of": len(steps),
            "again": [[name, self._title(name)] for name in steps[: steps.index(step)]],
            "title": self._title(step),
            "guarded": self._switches.continue_until_valid and step != "pay",
            "wrong": {name: self._words(key) for name, key in (wrong or {}).items()},
            **draw(session),
        }

    def told(self, session: Session, said: Mapping[str, str]) -> Drawn:
        """Take the answers of the open step, or go back to an earlier one; then the step that is open."""
        if again := said.get("again"):
            steps = self._steps()
            session.passed.difference_update(steps[steps.index(again) :] if again in steps else ())
            return self.shown(session)
        step = said.get("step", "")
        session.answers.update({name: value.strip() for name, value in said.items() if name != "step"})
        wrong = self._complaints(step, session, said)
        if not wrong and step in self._steps():
            session.passed.add(step)
        return self.shown(session, wrong)

    def _steps(self) -> tuple[str, ...]:
        return _STEPS[1:] if self._switches.guest in _WITHOUT_GREETING else _STEPS

    def _title(self, step: str) -> str:
        keys = {"who": "checkout", "address": "delivery_address", "slot": "delivery_date", "pay": "payment_method"}
        return self._words(keys[step])

    def _complaints(self, step: str, session: Session, said: Mapping[str, str]) -> dict[str, str]:
        if step == "who":
            if self._switches.guest == "email_first":
                return self._store.complaints(session.answers, ("email",))
            shown = "as" if self._switches.guest == "choice_radio_register_preselected" else "email"
            return {} if said.get("as") == "guest" else {shown: "error_address"}
        if step == "slot":
            return {} if said.get("slot") else {"slot": "error_required"}
        if step != "address":
            return {}
        asked = (*ADDRESS, "phone", *(("state",) if self._switches.states != "none" else ()))
        wrong = self._store.complaints(session.answers, asked)
        if self._switches.terms_box == "required_on_details_step" and not said.get("terms"):
            wrong["terms"] = "error_required"
        return wrong

    # Steps

    def _who(self, session: Session) -> Drawn:
        guest = self._switches.guest
        email = self._field("email", session)
        if guest == "email_first":
            return {"fields": [email], "action": self._words("continue")}
        secret = {"name": "secret", "kind": "password", "label": self._words("password"), "value": ""}
        if guest == "choice_radio_register_preselected":
            ways = (("register", "register"), ("known", "returning_customer"), ("guest", "guest_checkout"))
            options = [{"value": value, "label": self._words(key)} for value, key in ways]
            choice = {"name": "as", "kind": "radio", "label": "", "value": "register", "options": options}
            return {"fields": [choice], "action": self._words("continue")}
        ahead = {"beside": self._words("guest_checkout")} if guest == "choice_page" else {}
        return {"fields": [email, secret], "action": self._words("sign_in"), **ahead}

    def _address(self, session: Session) -> Drawn:
        fields = [self._field(name, session) for name in _FORM if name != "state" or self._switches.states != "none"]
        if self._switches.guest == "create_account_ticked":
            fields.append({"name": "join", "kind": "check", "label": self._words("create_account"), "value": "1"})
            fields.append({"name": "secret", "kind": "password", "label": self._words("password"), "value": ""})
        if self._switches.terms_box == "required_on_details_step":
            fields.append(self._terms())
        return {"fields": fields, "action": self._words("continue")}

    def _slot(self, session: Session) -> Drawn:
        fields: list[Drawn] = []
        if self._switches.delivery_methods != "one":
            ways = [self._priced(way) for way in self._store.delivery_ways()]
            first = session.answers.get("delivery") or self._store.delivery_ways()[0].key
            label = self._words("delivery_method")
            fields.append({"name": "delivery", "kind": "radio", "label": label, "value": first, "options": ways})
        days = [date.today() + timedelta(days=1 + ahead) for ahead in range(_DAYS)]
        slots = [
            {
                "day": format_date(day, "EEE d MMM", locale=self._store.market.locale),
                "hours": [self._hour(day, *hour) for hour in _HOURS],
            }
            for day in days
        ]
        fields.append(
            {"name": "slot", "kind": "slots", "label": "", "value": session.answers.get("slot", ""), "days": slots}
        )
        return {"fields": fields, "action": self._words("continue_to_payment")}

    def _hour(self, day: date, begin: int, end: int) -> dict[str, str]:
        return {"value": f"{day:%Y-%m-%d} {begin}", "label": f"{begin}:00–{end}:00"}

    def _pay(self, session: Session) -> Drawn:
        self._store.show_last_page(session)
        last, costs, money = self._switches.last_button, self._store.costs(session), self._store.money
        chosen = {"invoice_preselected": "invoice", "card_frame": "card"}.get(self._switches.payment, "")
        options = [self._paid(way) for way in self._store.payment_ways()]
        value = "" if last == "select_payment_first" else chosen
        fields: list[Drawn] = [{"name": "payment", "kind": "radio", "label": "", "value": value, "options": options}]
        if self._switches.terms_box == "required_at_order":
            fields.append(self._terms())
        lines = [[f"{line.quantity} × {line.product.name}", money(line.total)] for line in session.lines]
        lines.append([self._words("delivery"), money(costs.delivery)])
        lines.append([self._words("total"), money(costs.total)])
        named = self._words("checkout") if last == "checkout_again" else self._words("place_order")
        waiting = {"waits": self._words("select_payment_first")} if last == "select_payment_first" else {}
        return {"fields": fields, "lines": lines, "action": named, "final": True, **waiting}

    # Fields

    def _field(self, name: str, session: Session) -> Drawn:
        needless = name == "house_number" or (name == "phone" and not self._switches.phone_required)
        field: Drawn = {
            "name": name,
            "kind": _KINDS.get(name, "text"),
            "label": self._words(name),
            "value": session.answers.get(name, ""),
            "needed": not needless,
            "aside": self._words("optional") if name == "phone" and needless else "",
        }
        if name == "country":
            options = [{"value": code, "label": label} for code, label in self._store.countries()]
            return {**field, "value": field["value"] or self._store.market.country, "options": options}
        if name == "state":
            options = [{"value": state, "label": state} for state in ("", *self._store.market.states)]
            return {**field, "options": options}
        return field

    def _terms(self) -> Drawn:
        return {"name": "terms", "kind": "check", "label": self._words("i_agree_terms"), "value": "", "needed": True}

    def _priced(self, way: Way) -> dict[str, str]:
        cost = self._store.money(way.cost) if way.cost else self._words("free")
        return {"value": way.key, "label": f"{self._words(way.key)} · {cost}"}

    def _paid(self, way: Way) -> dict[str, str]:
        told = {"value": way.key, "label": self._words(way.key)}
        if self._switches.payment == "fee_after_details":
            return {**told, "note": f"{self._words('fee')}: {self._store.money(way.cost)}"}
        framed = self._switches.payment == "card_frame" and way.key == "card"
        return {**told, "frame": "/svc/card"} if framed else told
