# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""What the shop's templates gather for the pages' one script, and the pages below them. Read by Python 3.8."""


def as_config(_context, data, _name):
    return "".join(".config({})".format(line) for line in data.split("\n") if line)


def legal_pages(_request):
    from cms.models.pagemodel import Page

    parent = Page.objects.public().filter(reverse_id="shop-legal-pages").first()
    return {"legal_pages": parent.get_child_pages() if parent else []}
