# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false
"""qShop's own order form without the fields that are its staff's. Read by Python 2.7."""

from django import forms
from qshop.cart.models import Order


class OrderForm(forms.ModelForm):
    """What the shopper is asked."""

    class Meta:
        model = Order
        fields = ("name", "phone", "email", "address", "comments")

    def save(self, cart):
        order = super(OrderForm, self).save(commit=False)
        order.cart = cart.cart
        order.cart_text = cart.as_table(standalone=True)
        order.save()
        return order
