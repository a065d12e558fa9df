# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false
"""The addresses of a project with the shop, as its makers say; its front page leads to the shop."""

from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("authentication/", include("authentication.urls")),
    path("store/", include("store.urls")),
    path("", RedirectView.as_view(url="/store/")),
]
