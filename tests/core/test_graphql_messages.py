"""What a GraphQL request tells the shop, and what it only asks back."""

import json

import pytest

from frictionaudit.evidence import Reach, Stage
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.danger import Danger
from frictionaudit.shopper.firewall.graphql import without_answers
from frictionaudit.shopper.firewall.messages import Outgoing
from frictionaudit.shopper.firewall.wire_lock import WireState, may_send

ASKS_BACK = "fragment Ways on Cart { available_payment_methods { code title ...Ways } }"
SAVES = "mutation Save($a: Address!) { setAddress(input: {address: $a}) { cart { id ...Ways } } } " + ASKS_BACK


def body(document: str, **variables: str) -> str:
    return json.dumps({"query": document, "variables": variables})


def cut(document: str) -> str:
    told = json.loads(without_answers(body(document)))
    return str(told[0]["query"])


def refused(document: str, *, danger: Danger = Danger.CHECKOUT, **variables: str) -> str:
    now = WireState(reach=Reach.PAYMENT, stage=Stage.CHECKOUT, danger=danger)
    now.begin(Act.ADVANCE)
    return may_send(Outgoing("POST", "https://shop.test/graphql", "fetch", body(document, **variables)), now)


def test_what_is_asked_back_is_left_out_and_what_is_given_is_kept() -> None:
    assert "payment" not in cut(SAVES)
    assert "setAddress" in cut(SAVES)
    assert "placeOrder" in cut("mutation { a: placeOrder }")
    assert 'pay(method: "invoice")' in cut('mutation { cart(id: 1) { total pay(method: "invoice") { id } } }')
    assert "placeOrder" in cut("mutation { ...R } fragment R on Mutation { ... on Mutation { placeOrder { id } } }")
    assert "invoice" in cut('mutation ($m: Method = {payment_method: "invoice"}) { set(m: $m) { id } }')


@pytest.mark.parametrize(
    "said",
    ["a=b&payment_method=invoice", "[]", '{"query": 1}', '{"query": "mutation {{{"}', '{"payment_method": "x"}', ""],
)
def test_what_is_no_such_request_stays_as_it_is(said: str) -> None:
    assert without_answers(said) == said


def test_deep_and_circling_documents_are_no_trouble() -> None:
    deep = "{" + "a{" * 3000 + "b" + "}" * 3001
    assert len(without_answers(body(deep))) <= len(body(deep))
    circle = "mutation { x { ...A } } fragment A on X { ...B } fragment B on X { ...A y(a: 1) }"
    assert cut(circle).count("y(") == 1


def test_an_address_is_saved_although_the_ways_to_pay_are_asked_back() -> None:
    assert refused(SAVES) == ""
    assert refused(SAVES.replace("setAddress(", "setPaymentMethod("))
    assert refused(SAVES, payment_method="invoice")
    assert refused('mutation { setAddress(a: 1) { cart { choose(payment_method: "invoice") { id } } } }')
    assert refused("mutation { setAddress(a: 1) { order: placeOrder { id } } }")
    assert refused(SAVES.replace("mutation Save", "mutation PlaceOrder"))
    assert refused("mutation { setAddress(a: 1) {{ available_payment_methods { code } }")
