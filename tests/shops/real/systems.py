"""The systems that can be walked, by name."""

from tests.shops.real.amatak.shop import amatak
from tests.shops.real.band.shop import band
from tests.shops.real.cartridge.shop import cartridge
from tests.shops.real.cubane.shop import cubane
from tests.shops.real.djangoshop.shop import djangoshop
from tests.shops.real.ecomstore.shop import ecomstore
from tests.shops.real.evershop.shop import evershop
from tests.shops.real.expresscart.shop import expresscart
from tests.shops.real.heypharmacist.shop import heypharmacist
from tests.shops.real.hubble.shop import hubble
from tests.shops.real.hydrogen.shop import hydrogen
from tests.shops.real.jazkarta.shop import jazkarta
from tests.shops.real.lfs.shop import lfs
from tests.shops.real.nereid.shop import nereid
from tests.shops.real.odoo.shop import odoo
from tests.shops.real.pcart.shop import pcart
from tests.shops.real.plata.shop import plata
from tests.shops.real.plone.shop import plone
from tests.shops.real.pretix.shop import pretix_event, pretix_organiser
from tests.shops.real.qshop.shop import qshop
from tests.shops.real.retailreact.shop import retailreact
from tests.shops.real.satchmo.shop import satchmo
from tests.shops.real.scandipwa.shop import scandipwa
from tests.shops.real.senex.shop import senex
from tests.shops.real.shopbite.shop import shopbite
from tests.shops.real.shopit.shop import shopit
from tests.shops.real.shopyo.shop import shopyo
from tests.shops.real.shuup.shop import shuup
from tests.shops.real.spartacus.shop import spartacus
from tests.shops.real.system import System
from tests.shops.real.venia.shop import venia

SYSTEMS = (
    System("cartridge", "BSD-2-Clause", "goods, server-rendered, Bootstrap", "GB", cartridge),
    System("evershop", "GPL-3.0", "goods, React on server and phone", "GB", evershop),
    System("shuup", "OSL-3.0", "goods, server-rendered, checkout in steps", "GB", shuup),
    System("lfs", "BSD", "goods, server-rendered, one-page checkout; of 2017", "GB", lfs),
    System("satchmo", "BSD", "goods, server-rendered, payment chosen with the address; of 2012", "GB", satchmo),
    System("amatak", "MIT", "goods, server-rendered, an account before the basket", "GB", amatak),
    System("plata", "BSD", "goods, server-rendered without a theme, checkout in steps; of 2012", "GB", plata),
    System("cubane", "GPL-3.0", "goods, server-rendered, basket in a drawer, checkout in steps; of 2018", "GB", cubane),
    System("senex", "BSD", "goods, server-rendered, lists without prices, cards on its own page; of 2015", "US", senex),
    System("ecomstore", "MIT", "goods, server-rendered, basket by script, checkout for accounts", "GB", ecomstore),
    System("odoo", "LGPL-3.0", "goods, server-rendered, forms sent by script; a business suite of 2018", "GB", odoo),
    System("expresscart", "MIT", "goods, server-rendered, basket and address form by script", "GB", expresscart),
    System(
        "shopyo",
        "BSD-3-Clause",
        "goods, server-rendered, basket inside the menu alone, one-page checkout",
        "GB",
        shopyo,
    ),
    System("nereid", "BSD and GPL-3.0", "goods, server-rendered on Tryton, basket by script; of 2018", "GB", nereid),
    System(
        "retailreact",
        "its own",
        "goods, React on server and phone, checkout in sections, card alone",
        "US",
        retailreact,
    ),
    System("venia", "OSL-3.0", "goods, React on the phone alone, checkout in parts that appear in turn", "GB", venia),
    System(
        "spartacus", "Apache-2.0", "goods, Angular on the phone alone, checkout in steps, card alone", "GB", spartacus
    ),
    System(
        "scandipwa",
        "OSL-3.0",
        "goods, React on the phone alone, navigation at the bottom, checkout in two steps",
        "US",
        scandipwa,
    ),
    System("pcart", "BSD", "goods, server-rendered, basket in a layer, one page of checkout; of 2018", "GB", pcart),
    System("hubble", "MIT", "goods, Vue on server and phone, front without goods, checkout in steps", "DE", hubble),
    System(
        "jazkarta",
        "GPL-2.0",
        "goods, pages of a content system, address and delivery on one page; of 2022",
        "US",
        jazkarta,
    ),
    System(
        "djangoshop",
        "BSD",
        "goods, pages of a content system by AngularJS, checkout in numbered steps",
        "GB",
        djangoshop,
    ),
    System("band", "MIT", "goods, server-rendered, a list without product pages, paid at a provider", "US", band),
    System(
        "hydrogen",
        "MIT",
        "goods, React on server and phone, basket in a drawer, one-page checkout elsewhere",
        "US",
        hydrogen,
    ),
    System(
        "shopbite",
        "MIT",
        "meals, Vue on server and phone, products in a drawer over the list, checkout in three steps",
        "DE",
        shopbite,
    ),
    System(
        "heypharmacist",
        "MIT",
        "goods, React on the phone, cards opened by script, an account before the basket",
        "US",
        heypharmacist,
    ),
    System("shopit", "BSD", "goods, server-rendered, lists without prices, one-page checkout by script", "GB", shopit),
    System(
        "qshop", "BSD", "goods, server-rendered without a theme or a viewport, one form orders; of 2014", "GB", qshop
    ),
    System("plone", "GPL", "goods, pages of a content system, basket by script", "DE", plone),
    System("pretix-event", "AGPL-3.0", "tickets, server-rendered, from the event's page", "GB", pretix_event),
    System("pretix", "AGPL-3.0", "tickets, server-rendered, from the organiser's page", "GB", pretix_organiser),
)
