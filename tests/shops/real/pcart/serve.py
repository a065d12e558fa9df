# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false
"""Serve a stocked P-Cart shop with its pictures on a free port of 127.0.0.1, and say where.

Run by the shop's own interpreter, Python 3.6. The theme's pages fetch jQuery from a public network of files: the address is
answered with the copy that Django brings.
"""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from waitress import create_server
from whitenoise import WhiteNoise

ELSEWHERE = b"https://ajax.googleapis.com/ajax/libs/jquery/1.12.4/jquery.min.js"
HERE = b"/static/admin/js/vendor/jquery/jquery.min.js"


def near(application):
    def answer(environ, start_response):
        told = {}

        def start(status, headers, error=None):
            told["head"] = (status, headers)

        body = b"".join(application(environ, start)).replace(ELSEWHERE, HERE)
        status, headers = told["head"]
        kept = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, kept + [("Content-Length", str(len(body)))])
        return [body]

    return answer


files = WhiteNoise(near(get_wsgi_application()), autorefresh=True)
files.add_files(settings.STATIC_ROOT, prefix="static/")
files.add_files(settings.MEDIA_ROOT, prefix="media/")
server = create_server(files, listen="127.0.0.1:0", threads=4)
print("Serving at http://127.0.0.1:{}".format(server.effective_port), flush=True)
server.run()
