# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""The addresses of a project with Shopit. Read by Python 3.6."""

from django.conf.urls import include, url
from django.contrib import admin
from django.views.generic import TemplateView

TEXTS = {
    "delivery": ("Delivery", "Parcels cost £3.95 and take two to four working days; a courier by the next day £7.95."),
    "returns": ("Returns", "Send anything back within 30 days of receiving it and we refund you within 14 days."),
    "terms": ("Terms and conditions", "All prices are in pounds and include VAT."),
}
urlpatterns = [
    url(r"^$", TemplateView.as_view(template_name="home.html")),
    *(
        url(
            "^{}/$".format(slug),
            TemplateView.as_view(template_name="text.html"),
            kwargs={"title": title, "text": text},
        )
        for slug, (title, text) in TEXTS.items()
    ),
    url(r"^admin/", admin.site.urls),
    url(r"^api/", include("shop.urls", namespace="shop")),
    url(r"^", include("shopit.urls")),
    url(r"^", include("cms.urls")),
]
