"""A page on paper and as a picture: printed by the browser, offline, without running anything."""

from io import BytesIO

import pytest
from PIL import Image

from frictionaudit import printing
from frictionaudit.errors import BrowserMissing

pytestmark = pytest.mark.browser

PAGE = b"""<!doctype html><html lang="en"><meta charset="utf-8"><style>
body { margin: 0; background: #0000ff } p { break-after: page }</style>
<body><p>one<p>two<p>three<script>document.body.style.background = '#ff0000'</script>
<img src="http://127.0.0.1:9/never.png" alt=""></body></html>"""


def test_the_first_screen_is_a_sharp_picture_and_no_script_ran() -> None:
    with Image.open(BytesIO(printing.printed(PAGE, "png"))) as picture:
        assert picture.size == (2560, 1600)
        assert picture.convert("RGB").getpixel((2000, 1500)) == (0, 0, 255)


def test_the_whole_page_is_a_pdf_with_its_page_breaks() -> None:
    pdf = printing.printed(PAGE, "pdf")
    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/Type /Page\n") >= 3


def test_without_a_browser_it_says_how_to_get_one() -> None:
    with pytest.raises(BrowserMissing, match="/nowhere/chrome is not there") as raised:
        printing.printed(PAGE, "pdf", "/nowhere/chrome")
    assert "frictionaudit browser install" in raised.value.advice
