# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false
"""Stock a freshly migrated band's site: eight goods, one of them sold out, two members, two concerts; its package's pictures.

Run by the shop's own interpreter.
"""

from datetime import date

import django

django.setup()

from myapp.models import BandMember, Concert, ShopItem  # noqa: E402

GOODS = (
    ("Cattle decapitation cap", 24.99, "cattledecap.jpg", True),
    ("Leather bracelet", 12.5, "bracelet.jpg", True),
    ("Sheet of stickers", 6.0, "toolstickers.jpg", True),
    ("Tour poster", 19.99, "mudvayneposter.jpg", False),
    ("Mini fridge", 189.0, "kissfridge.jpeg", True),
    ("Casket cooler", 1249.0, "kisskasket.jpg", True),
    ("Signed poster", 49.9, "mudvayneposter.jpg", True),
    ("Tour cap", 29.95, "cattledecap.jpg", True),
)
MEMBERS = (("Jaco", "Bass", "jaco.jpg"), ("Buckethead", "Guitar", "buckethead.jpg"))
CONCERTS = (("Summer night", "Montreux", "Montreaux.jpeg"), ("Winter hall", "Stockholm", "meshuggah.jpg"))


def main() -> None:
    for title, price, picture, available in GOODS:
        ShopItem.objects.create(title=title, price=price, available=available, cover_photo_url=f"shop-photos/{picture}")
    for name, role, picture in MEMBERS:
        BandMember.objects.create(
            name=name,
            role=role,
            description=f"{name} has played since 2009.",
            photo_url=f"band-member-photos/{picture}",
        )
    for month, (title, place, picture) in enumerate(CONCERTS, 6):
        Concert.objects.create(
            title=title,
            place=place,
            date=date(2030, month, 12),
            description=f"{title} in {place}.",
            cover_photo_url=f"concert-photos/{picture}",
        )


main()
