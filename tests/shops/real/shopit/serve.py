# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false
"""Serve a stocked Shopit with its static files and pictures on a free port of 127.0.0.1, and say where.

Run by the shop's own interpreter, Python 3.6.
"""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from waitress import create_server
from whitenoise import WhiteNoise

files = WhiteNoise(get_wsgi_application(), root=settings.STATIC_ROOT, prefix="static/", autorefresh=True)
files.add_files(settings.MEDIA_ROOT, prefix="media/")
server = create_server(files, listen="127.0.0.1:0", threads=8)
print("Serving at http://127.0.0.1:{}".format(server.effective_port), flush=True)
server.run()
