# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false
"""Two ways of delivery. Read by Python 3.8."""

from shop.money import Money
from shop.serializers.cart import ExtraCartRow
from shop.shipping.modifiers import ShippingModifier


class Parcel(ShippingModifier):
    identifier, label, price = "parcel-post", "Parcel post, two to four working days", Money("3.95")

    def get_choice(self):
        return self.identifier, self.label

    def add_extra_cart_row(self, cart, request):
        if not self.is_active(cart.extra.get("shipping_modifier")) and len(self.rivals()) > 1:
            return
        cart.extra_rows[self.identifier] = ExtraCartRow({"label": "Shipping costs", "amount": self.price})
        cart.total += self.price

    def rivals(self):
        from shop.modifiers.pool import cart_modifiers_pool

        return cart_modifiers_pool.get_shipping_modifiers()


class NextDay(Parcel):
    identifier, label, price = "next-day", "Next day, before noon", Money("7.50")
