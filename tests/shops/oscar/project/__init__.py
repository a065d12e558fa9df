"""The Django project behind the django-oscar shop: oscar's own apps and templates, nothing forked."""

# Oscar asks a CDN for jQuery first and falls back to its own copy: refused here, the browser never leaves the shop.
# Inline and evaluated scripts stay allowed, for oscar's own pages need the former and browser tooling the latter.
SAME_ORIGIN = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:"


def same_origin_only(get_response):
    """Middleware: tell the browser to load nothing from any other host."""

    def middleware(request):
        response = get_response(request)
        response["Content-Security-Policy"] = SAME_ORIGIN
        return response

    return middleware
