# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""The models that the shop brings, made this project's as its manual says. Read by Python 3.8."""

from django.db import models
from shop.models.defaults.address import BillingAddress, ShippingAddress
from shop.models.defaults.cart import Cart
from shop.models.defaults.cart_item import CartItem
from shop.models.defaults.commodity import Commodity
from shop.models.defaults.customer import Customer
from shop.models.defaults.delivery import Delivery
from shop.models.defaults.delivery_item import DeliveryItem
from shop.models.defaults.mapping import ProductImage, ProductPage
from shop.models.defaults.order import Order
from shop.models.order import BaseOrderItem


class OrderItem(BaseOrderItem):
    quantity = models.PositiveIntegerField()
    canceled = models.BooleanField(default=False)
