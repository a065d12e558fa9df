# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false
"""Serve pretix and its static files on a free port of 127.0.0.1, and say where. Run by the shop's own interpreter.

pretix writes its own address into its pages, so the port is taken before pretix is imported.
"""

import os
import socket

listener = socket.create_server(("127.0.0.1", 0))
url = f"http://127.0.0.1:{listener.getsockname()[1]}"
os.environ["PRETIX_PRETIX_URL"] = url

from django.conf import settings  # noqa: E402
from pretix.wsgi import application  # noqa: E402
from waitress import create_server  # noqa: E402
from whitenoise import WhiteNoise  # noqa: E402

server = create_server(
    WhiteNoise(application, root=settings.STATIC_ROOT, prefix="static/"), sockets=[listener], threads=8
)
print(f"Serving at {url}", flush=True)
server.run()
