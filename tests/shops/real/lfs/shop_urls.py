# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""The addresses of a Lightning Fast Shop project. Read by Python 2.7.

Its theme asks robots to keep off the whole shop until a merchant says otherwise; this one does.
"""

from django.conf.urls import include, url
from django.http import HttpResponse

handler500 = "lfs.core.views.server_error"


def robots(request):
    return HttpResponse("User-agent: *\nDisallow: /manage/\n", content_type="text/plain")


urlpatterns = [
    url(r"^robots.txt$", robots),
    url(r"", include("lfs.core.urls")),
    url(r"^manage/", include("lfs.manage.urls")),
    url(r"^reviews/", include("reviews.urls")),
    url(r"^paypal/ipn/", include("paypal.standard.ipn.urls")),
]
