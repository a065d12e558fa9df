# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportArgumentType=false
"""A Shopyo project, as its own command scaffolds it, with the modules of its shop and a front page."""

import os
from pathlib import Path

import shopyo_base
from app import create_app as create_scaffold
from flask import Blueprint, render_template
from jinja2 import FileSystemLoader, PrefixLoader
from shopyo_auth import ShopyoAuth
from shopyo_ecommerce import ShopyoEcommerce
from shopyo_settings import ShopyoSettings
from shopyo_theme import ShopyoTheme
from shopyo_theme import helpers as theme

os.environ.setdefault("SECRET_KEY", "a-shop-on-this-machine-alone")
THEME = "shopyo_ecommerce/ecommerceus"
HELPERS = (
    "get_active_front_theme",
    "get_active_front_theme_styles_url",
    "get_active_back_theme",
    "get_active_back_theme_styles_url",
)
www = Blueprint("www", __name__)


@www.route("/")
def index():
    """Show what the shop's own theme has as its front page."""
    return render_template(f"{theme.get_active_front_theme()}/index.html")


def create_app():
    """Make the application as a merchant has it: no debugging, no mail, the shop's own theme."""
    app = create_scaffold("development")
    app.config.update(
        DEBUG=False,
        MAIL_DEFAULT_SENDER=None,  # its mail to the customer names an order that has no number yet, and stops the order
        SHOPYO_THEME_FRONT_DEFAULT=THEME,
        SHOPYO_ECOMMERCE_URL="/store",
        SHOPYO_ECOMMERCE_UPLOADED_PRODUCTPHOTOS_DEST="static/uploads/products",
    )
    for extension in (ShopyoSettings, shopyo_base.ShopyoBase, ShopyoTheme, ShopyoAuth, ShopyoEcommerce):
        extension(app)
    app.register_blueprint(www)
    app.jinja_env.globals.update({name: getattr(theme, name) for name in HELPERS})
    # The shop's templates ask for those of Shopyo's base by the name they had before.
    base = Path(shopyo_base.__file__).parent / "templates" / "shopyo_base"
    app.jinja_loader.loaders.append(PrefixLoader({"base": FileSystemLoader(base)}))
    return app
