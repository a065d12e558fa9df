# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false
"""Serve a stocked shop on a free port of 127.0.0.1, and say where. Run by the shop's own interpreter, in its project."""

from shop_app import create_app
from waitress import create_server

server = create_server(create_app(), listen="127.0.0.1:0", threads=8)
print(f"Serving at http://127.0.0.1:{server.effective_port}", flush=True)
server.run()
