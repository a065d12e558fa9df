# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false
"""Where P-Cart's pages are: those of the content system's own tree, and the few that it asks to be put beside it."""

from django.conf.urls import include, url
from pcart_catalog.models import Product

title = Product.get_page_title
Product.get_page_title = lambda product, _request=None: title(product)
"""The content system calls what a theme shows with the request."""

ADDRESS = [
    {"name": "address", "label": "Address"},
    {"name": "city", "label": "City"},
    {"name": "postcode", "label": "Postcode"},
]
"""What the way of delivery asks, in the shape that its form takes."""

urlpatterns = [
    url(r"^customer/", include("pcart_customers.urls", namespace="pcart_customers")),
    url(r"^reviews/", include("pcart_reviews.urls", namespace="pcart_reviews")),
    url(r"^statistics/", include("pcart_statistics.urls", namespace="pcart_statistics")),
    url(r"^search/", include("pcart_search.urls", namespace="pcart_search")),
    url(r"^cart/", include("pcart_cart.urls", namespace="pcart_cart")),
    url(r"^shop/", include("pcart_catalog.urls_collection", namespace="pcart_collection")),
    url(r"^product/", include("pcart_catalog.urls_product", namespace="pcart_product")),
    url(r"^", include("cms.urls")),
]
