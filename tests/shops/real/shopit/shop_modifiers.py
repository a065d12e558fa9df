# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false
"""Two ways of delivery with their charges, which a project with Shopit writes itself. Read by Python 3.6."""

from shop.modifiers.base import ShippingModifier
from shop.money import Money
from shop.serializers.cart import ExtraCartRow


class Charged(ShippingModifier):
    """A way of delivery with a charge."""

    def get_choice(self):
        return (self.identifier, "{} ({})".format(self.label, Money(self.charge)))

    def add_extra_cart_row(self, cart, request):
        if self.is_active(cart):
            amount = Money(self.charge)
            cart.extra_rows[self.identifier] = ExtraCartRow({"label": self.label, "amount": amount})
            cart.total += amount


class Parcel(Charged):
    """By parcel."""

    identifier, label, charge = "parcel", "Parcel, two to four working days", "3.95"


class NextDay(Charged):
    """By the next day."""

    identifier, label, charge = "next-day", "Courier, next working day", "7.95"
