# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""The addresses of a Plata project, and the two pages of goods that its templates ask a project for.

Read by Python 2.7.
"""

from django import forms
from django.conf.urls.defaults import include, patterns, url
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import ListView
from plata.contact.models import Contact
from plata.discount.models import Discount
from plata.shop.models import Order
from plata.shop.views import Shop
from product.models import Product

shop = Shop(Contact, Order, Discount)
listing = ListView.as_view(model=Product, template_name="product/product_list.html", paginate_by=20)


class Quantity(forms.Form):
    """How many to buy."""

    quantity = forms.IntegerField(initial=1, min_value=1, max_value=100)


def product(request, slug):
    shown, form = get_object_or_404(Product, slug=slug), Quantity(request.POST or None)
    if form.is_valid():
        shop.order_from_request(request, create=True).modify_item(shown, form.cleaned_data["quantity"])
        return redirect("plata_shop_cart")
    return render(request, "product/product_detail.html", {"object": shown, "form": form})


urlpatterns = patterns(
    "",
    url(r"^$", listing),
    url(r"^products/$", listing),
    url(r"^products/([-\w]+)/$", product, name="product"),
    url(r"", include(shop.urls)),
)
