"""Whether returns policies are read as a careful shopper would read them."""

# ruff: noqa: E501  # a policy reads best as one line
from __future__ import annotations

import time
from decimal import Decimal

import pytest

from frictionaudit.reading.returns import (
    Accepts,
    PolicyLine,
    RefundForm,
    ReturnCost,
    ReturnsTerms,
    mentions_returns,
    read_returns,
)

FREE, CONDITIONAL, FEE, CUSTOMER, RESTOCKING, SILENT = (
    ReturnCost.FREE,
    ReturnCost.CONDITIONAL,
    ReturnCost.FEE,
    ReturnCost.CUSTOMER,
    ReturnCost.RESTOCKING,
    ReturnCost.NOT_STATED,
)


def read(text: str, lang: str = "") -> ReturnsTerms:
    """The terms of a policy written with a line a block; a line that starts with # is a heading."""
    lines = [PolicyLine(line.lstrip("# "), heading=line.startswith("#")) for line in text.strip().splitlines()]
    return read_returns(lines, lang)


# language, sentence or short policy, window in days, where it starts
WINDOWS = [
    ("en", "Changed your mind? Post it back to us within 45 days of delivery for your money back.", 45, "delivery"),
    ("en", "Our returns window is ninety (90) calendar days from the day you purchased.", 90, "purchase"),
    ("en", "You have up to 100 days to decide whether you want to keep your boots.", 100, ""),
    ("en", "Enjoy 60-day hassle-free returns on everything we sell.", 60, ""),
    (
        "en",
        "Unworn garments may come back to us no later than 21 days after the parcel was delivered to return them.",
        21,
        "delivery",
    ),
    ("en", "We will gladly take a return from you within six weeks of receiving your parcel.", 42, "delivery"),
    ("en", "To qualify for a refund, goods must be sent back within one month of the dispatch date.", 30, "shipment"),
    ("en", "Returns must reach our warehouse within 14-20 days of purchase.", 20, "purchase"),
    ("en", "Try our pillow for 120 nights.\n# 120-night trial\nNot in love? Return it for a full refund.", 120, ""),
    (
        "en",
        "Send unwanted goods back inside the first fortnight.\nYou can return them within a fortnight of delivery.",
        14,
        "delivery",
    ),
    (
        "en",
        "# How long do I have to return something?\nYou have 28 days from the date it was delivered.",
        28,
        "delivery",
    ),
    ("en", "# Returns\nReturn window\n35 days\nWho pays\nYou do", 35, ""),
    ("en", "Refund requests made after 15 days from purchase cannot be considered.", 15, "purchase"),
    ("en", "If you are not satisfied for any reason, including a defect, send it back within 40 days.", 40, ""),
    ("en", "We stand behind our knives with a 365 day money-back guarantee.", 365, ""),
    ("en", "Returns accepted up to 10 business days after you receive your order.", 10, "delivery"),
    ("en", "Please contact us within 72 hours of delivery to arrange a return.", 3, "delivery"),
    ("en", "Members get 90 days to return; everyone else may return goods within 30 days.", 30, ""),
    (
        "en",
        "Orders placed between November 1 and December 24 may be returned within 75 days.\nAt other times you may return your order within 20 days of delivery.",
        20,
        "delivery",
    ),
    (
        "en",
        "Sale items may be returned within 7 days for store credit.\nFull-price goods can be returned within 30 days of receipt.",
        30,
        "delivery",
    ),
    (
        "en",
        "EU customers have a statutory right of withdrawal of 14 days.\nOn top of that we let everyone return goods within 50 days of delivery.",
        50,
        "delivery",
    ),
    (
        "en",
        "You may return any tent within 60 days of delivery.\nWe will refund you within 10 days of getting it back.\nTents carry a 2-year warranty.\nFaults must be reported within 5 days.",
        60,
        "delivery",
    ),
    (
        "en",
        "Once we have approved your request you have 7 days to ship the parcel.\nReturn requests are taken within 25 days of delivery.",
        25,
        "delivery",
    ),
    (
        "en",
        "You can cancel an order within 2 hours of placing it.\nDelivered goods may be returned for 30 days.",
        30,
        "",
    ),
    ("en", "Refunds take 5-10 business days to show on your statement.", None, ""),
    ("en", "Damaged on arrival? Let us know within 48 hours.", None, ""),
    ("en", "Standard parcels arrive in 3 to 5 days and our help desk is open 7 days a week.", None, ""),
    ("en", "All frames come with a five year warranty.", None, ""),
    ("de", "Nicht das Richtige? Schick uns die Schuhe binnen 50 Tagen nach Erhalt zurück.", 50, "delivery"),
    ("de", "Sie haben ein 30-tägiges Rückgaberecht ab Kaufdatum.", 30, "purchase"),
    (
        "de",
        "Wir gewähren Ihnen neben dem gesetzlichen Widerrufsrecht von 14 Tagen eine freiwillige Rückgabefrist von 60 Tagen.",
        60,
        "",
    ),
    (
        "de",
        "Die Widerrufsfrist beträgt vierzehn Tage ab dem Tag, an dem Sie die Ware in Besitz genommen haben.",
        14,
        "delivery",
    ),
    ("de", "Teste dein Kissen 100 Nächte lang.\n# 100 Nächte Probeschlafen", 100, ""),
    (
        "de",
        "Die Erstattung erfolgt innerhalb von 5 Werktagen.\nTransportschäden melden Sie bitte innerhalb von 24 Stunden.",
        None,
        "",
    ),
    ("de", "Retouren nehmen wir bis zu einem Monat nach Lieferung an.", 30, "delivery"),
    ("de", "Auf Kaffeemaschinen gibt es drei Jahre Garantie, die Lieferzeit beträgt 2 bis 4 Werktage.", None, ""),
    ("fr", "Vous pouvez nous retourner vos achats pendant 45 jours suivant la livraison.", 45, "delivery"),
    ("fr", "Vous avez trente (30) jours après l'achat pour échanger ou retourner un article.", 30, "purchase"),
    (
        "fr",
        "Les remboursements sont traités sous 5 à 7 jours ouvrables.\nLe délai de rétractation est de 14 jours à compter de la réception.",
        14,
        "delivery",
    ),
    ("fr", "Satisfait ou remboursé : 100 jours pour changer d'avis.", 100, ""),
    ("fr", "Un colis abîmé doit être signalé dans les 72 heures.", None, ""),
    ("fr", "Nos retours sont acceptés dans un délai de deux semaines.", 14, ""),
    ("es", "Tienes 60 días desde que recibes el paquete para devolver lo que no quieras.", 60, "delivery"),
    ("es", "Aceptamos devoluciones dentro de los quince días posteriores a la compra.", 15, "purchase"),
    ("es", "Una vez recibida la devolución, el reembolso se tramita en 7 días hábiles.", None, ""),
    ("es", "El plazo para cambios y devoluciones es de 30 días naturales.", 30, ""),
    ("es", "Si el jarrón llega roto, escríbenos en 48 horas.", None, ""),
    ("it", "Puoi restituire i capi entro 28 giorni dal ricevimento.", 28, "delivery"),
    ("it", "Hai un mese di tempo dall'acquisto per effettuare il reso.", 30, "purchase"),
    ("it", "Il rimborso viene elaborato entro 10 giorni lavorativi.", None, ""),
    ("it", "Soddisfatti o rimborsati per 60 giorni.", 60, ""),
    ("nl", "Niet tevreden? Stuur je bestelling binnen 45 dagen na ontvangst retour.", 45, "delivery"),
    ("nl", "Je hebt een bedenktijd van twee weken.", 14, ""),
    ("nl", "Het bedrag wordt binnen 7 werkdagen teruggestort.", None, ""),
    ("nl", "Retourneren kan tot 100 dagen na aankoop.", 100, "purchase"),
    ("pt", "Você pode devolver o produto em até 30 dias após o recebimento.", 30, "delivery"),
    ("pl", "Masz 30 dni na zwrot towaru od dnia otrzymania przesyłki.", 30, "delivery"),
    ("sv", "Vi erbjuder 60 dagars öppet köp.", 60, ""),
    ("sv", "Du har 14 dagars ångerrätt från det att du mottagit varan.", 14, "delivery"),
    ("sv", "Återbetalning sker inom 14 dagar efter att vi mottagit returen.", None, ""),
    ("sv", "Vi lämnar 2 års garanti på alla lampor.", None, ""),
    ("pl", "Zwrot pieniędzy nastąpi w ciągu 14 dni.", None, ""),
    ("pl", "Na wszystkie produkty udzielamy 2 lata gwarancji.", None, ""),
    ("pt", "O reembolso é feito em até 10 dias úteis.", None, ""),
    ("da", "Vi giver 60 dages returret på alle varer.", 60, ""),
    ("da", "Du har 14 dages fortrydelsesret fra den dag, du modtager varen.", 14, "delivery"),
    ("da", "Varen kan returneres inden for 30 dage efter købet.", 30, "purchase"),
    ("da", "Du har hundrede dage til at fortryde dit køb.", 100, ""),
    ("da", "Vi refunderer beløbet inden for 14 dage, efter at vi har modtaget returvaren.", None, ""),
    ("da", "Der er 2 års reklamationsret på alle produkter.", None, ""),
    ("da", "Er varen beskadiget, skal du kontakte os inden for 3 dage.", None, ""),
    ("da", "Ordren leveres inden for 2-4 hverdage.", None, ""),
    ("ja", "商品到着後8日以内に返品のご連絡をください。", 8, "delivery"),
]

# language, sentence or short policy, who pays, the fee as written
COSTS = [
    ("en", "Sending it back is simple: returns are completely free.", FREE, None),
    ("en", "We will pay the return postage on every order.", FREE, None),
    ("en", "Drop your parcel off with the prepaid label in the box.", FREE, None),
    ("en", "There is no charge for returns.", FREE, None),
    ("en", "Free returns for club members.", CONDITIONAL, None),
    ("en", "Free exchanges, but for refunds the buyer pays the return shipping.", CONDITIONAL, None),
    ("en", "You can return for free at any of our stores. Postal returns are at your own cost.", CONDITIONAL, None),
    ("en", "A flat $7.50 is taken off your refund for the return label.", FEE, "$7.50"),
    ("en", "We deduct 6.95 EUR for each return.", FEE, "6.95 EUR"),
    ("en", "Return postage costs £4.", FEE, "£4"),
    ("en", "Return shipping is the buyer's responsibility.", CUSTOMER, None),
    ("en", "You will need to cover the cost of posting the goods back to us.", CUSTOMER, None),
    ("en", "Goods must be returned at the customer's expense unless they arrived faulty.", CUSTOMER, None),
    ("en", "We do not offer prepaid labels.", CUSTOMER, None),
    ("en", "Returns are free. Pack the item and post it yourself. We do not provide a label.", FREE, None),
    ("en", "Unfortunately returns are not free.", CUSTOMER, None),
    (
        "en",
        "If we sent the wrong item we pay for the return; otherwise return freight is paid by the customer.",
        CUSTOMER,
        None,
    ),
    ("en", "The cost of the return label will be deducted from your refund.", CUSTOMER, None),
    ("en", "Every return is subject to a restocking fee of 12%.", RESTOCKING, None),
    ("en", "Original shipping charges are non-refundable.", SILENT, None),
    ("en", "The initial delivery fee of $8.00 will be deducted from your refund.", SILENT, None),
    ("en", "If your lamp arrives damaged, we cover return shipping.", SILENT, None),
    ("en", "Free delivery on orders over $50. Returned goods must be unused.", SILENT, None),
    ("en", "Free returns within the UK. International customers must pay their own return postage.", FREE, None),
    ("en", "Refused parcels are charged a $20 reshipping fee before they are returned.", SILENT, None),
    ("de", "Der Rückversand ist gratis.", FREE, None),
    ("de", "Für jede Rücksendung ziehen wir 3,95 € ab.", FEE, "3,95 €"),
    ("de", "Du trägst die Kosten für die Rücksendung.", CUSTOMER, None),
    ("de", "Retouren sind nicht kostenlos, das Porto zahlen Sie selbst.", CUSTOMER, None),
    ("de", "Nur bei defekter Ware übernehmen wir das Rückporto.", SILENT, None),
    ("de", "Ein Rücksendeetikett liegt Ihrem Paket bei.", SILENT, None),
    ("de", "Ein vorfrankiertes Rücksendeetikett liegt Ihrem Paket bei.", FREE, None),
    ("fr", "Les retours sont offerts.", FREE, None),
    ("fr", "Le retour est gratuit pour vous. Nous ne fournissons pas d'étiquette.", FREE, None),
    ("fr", "Renvoyez l'article vous-même. Nous ne fournissons pas d'étiquette de retour.", CUSTOMER, None),
    ("fr", "Les frais de retour restent à la charge du client.", CUSTOMER, None),
    ("fr", "Une somme de 5,50 € sera déduite pour chaque retour.", FEE, "5,50 €"),
    ("fr", "En cas de produit défectueux, nous prenons en charge le retour.", SILENT, None),
    ("es", "Te recogemos el paquete y la devolución es gratuita.", FREE, None),
    ("es", "El cliente asumirá los gastos de envío de la devolución.", CUSTOMER, None),
    ("es", "Cada devolución tiene un coste de 3,50 €.", FEE, "3,50 €"),
    ("it", "I resi sono sempre gratuiti.", FREE, None),
    ("it", "I costi di spedizione del reso sono a tuo carico.", CUSTOMER, None),
    ("it", "Per ogni reso tratteniamo 5 € dal rimborso.", FEE, "5 €"),
    ("nl", "Je kunt kosteloos retourneren.", FREE, None),
    ("nl", "De retourkosten zijn voor je eigen rekening.", CUSTOMER, None),
    ("nl", "Voor elke retour rekenen we € 2,95.", FEE, "€ 2,95"),
    ("sv", "Vi bjuder på fri retur.", FREE, None),
    ("sv", "Du betalar själv returfrakten.", CUSTOMER, None),
    ("sv", "Vid retur dras 49 kr av.", FEE, "49 kr"),
    ("sv", "Fri frakt på alla köp över 500 kr.", SILENT, None),
    ("pl", "Oferujemy darmowy zwrot.", FREE, None),
    ("pl", "Koszt odesłania towaru ponosi kupujący.", CUSTOMER, None),
    ("pt", "As devoluções são gratuitas.", FREE, None),
    ("pt", "Os custos de devolução são por conta do cliente.", CUSTOMER, None),
    ("da", "Det er gratis at returnere hos os.", FREE, None),
    ("da", "Vi tilbyder fri retur.", FREE, None),
    ("da", "Du betaler selv returfragten.", CUSTOMER, None),
    ("da", "Returneringen sker for egen regning.", CUSTOMER, None),
    ("da", "Returfragten koster 39 kr for hver pakke.", FEE, "39 kr"),
    ("da", "Retur er ikke gratis.", CUSTOMER, None),
    ("da", "Gratis fragt ved køb over 499 kr.", SILENT, None),
    ("da", "Er varen defekt, betaler vi returfragten.", SILENT, None),
]

# language, short policy, whether goods are taken back
ACCEPTANCES = [
    ("en", "All sales are final.", Accepts.NO),
    ("en", "No refunds or exchanges.", Accepts.NO),
    ("en", "We do not accept returns on any of our products.", Accepts.NO),
    (
        "en",
        "All sales are final. If your print arrives damaged, contact us within 4 days for a replacement.",
        Accepts.DEFECTIVE_ONLY,
    ),
    ("en", "We only accept returns for items that are faulty.", Accepts.DEFECTIVE_ONLY),
    ("en", "Refunds are issued only if the item was damaged in transit.", Accepts.DEFECTIVE_ONLY),
    (
        "en",
        "Because our cakes are baked fresh we cannot accept returns, unless they arrive broken: then email us.",
        Accepts.DEFECTIVE_ONLY,
    ),
    ("en", "All clearance items are final sale. Everything else can be returned within 30 days.", Accepts.YES),
    (
        "en",
        "We only replace goods that are defective. Unused goods may be returned within 30 days of purchase.",
        Accepts.YES,
    ),
    ("en", "After 30 days we cannot offer a refund. Return your order within 30 days of delivery.", Accepts.YES),
    ("en", "You may return unused items for a refund.", Accepts.YES),
    ("en", "We sell lamps and chairs.", Accepts.UNCLEAR),
    ("de", "Umtausch ausgeschlossen.", Accepts.NO),
    ("da", "Du kan returnere varen inden for 30 dage.", Accepts.YES),
    ("da", "Vi tager ikke varer retur.", Accepts.NO),
    ("da", "Udsalgsvarer: vi tager ikke varer retur. Alt andet kan returneres inden for 30 dage.", Accepts.YES),
    ("da", "Vi sælger lamper og stole.", Accepts.UNCLEAR),
    ("de", "Sie können die Ware innerhalb von 14 Tagen zurückgeben.", Accepts.YES),
    ("fr", "Toutes les ventes sont finales. Aucun remboursement.", Accepts.NO),
    ("fr", "Aucun retour. Si l'article arrive endommagé, contactez-nous sous 3 jours.", Accepts.DEFECTIVE_ONLY),
    ("es", "No se aceptan devoluciones.", Accepts.NO),
    ("it", "Non si accettano resi.", Accepts.NO),
    ("nl", "Je kunt alles binnen 30 dagen terugsturen.", Accepts.YES),
]


# window in days, where it starts, who pays, whether goods are taken back, restocking fee in percent, policy
POLICIES = [
    (14, "delivery", FEE, Accepts.YES, 0, """# Returns & Exchanges
We want you to be happy! You have fourteen (14) days from receipt of goods to let us know you'd like to return.
A £3.50 charge applies to all returns made via our portal. This will be taken from the refunded sum.
Items returned after this time will be sent back to you.
Faulty goods: email within 30 days and we'll cover the postage."""),
    (365, "", FREE, Accepts.YES, 0, """# 365-Day Returns
Your satisfaction is our priority. If, for any reason, your purchase disappoints, return it to us within one year.
We'll even email you a free return label.
Shipping times: 2-4 days. Orders ship within 24 hours."""),
    (None, "", SILENT, Accepts.NO, 0, """# Refund policy
Due to the nature of our digital products, all purchases are final and non-refundable.
Once you have downloaded the files no refund will be issued.
If you have trouble downloading, email us within 7 days."""),
    (7, "delivery", SILENT, Accepts.DEFECTIVE_ONLY, 0, """# Refund Policy
Since every piece is made to order, we do not offer returns or exchanges.
If there is a printing error, visible quality issue or the product arrives damaged, please email photos within 7 days of delivery and we will send a replacement at our cost."""),
    (30, "purchase", CUSTOMER, Accepts.YES, 15, """# Return Policy
Any unopened product can be returned for a refund within thirty days of the original purchase date. Opened products are subject to a restocking charge of 15%.
The customer must prepay shipping charges on all returns. C.O.D. packages will be refused.
Shortages must be reported within 3 business days. Manufacturer's warranty: 1 year."""),
    (90, "", FREE, Accepts.YES, 0, """# Hassle-free returns
90 days to change your mind
We offer free returns on all US orders. Print your label from our return center and drop the package at any UPS location.
Allow 2 weeks for your refund to be processed."""),
    (21, "delivery", CUSTOMER, Accepts.YES, 0, """# Returns Policy
Should you wish to send something back, goods must arrive back with us within 21 days of delivery.
The cost of returning goods to us shall be borne by you.
We aim to refund within 7 days of receiving the goods.
Under the Consumer Contracts Regulations you have the right to cancel within 14 days."""),
    (10, "delivery", RESTOCKING, Accepts.YES, 20, """# RETURNS
All returns require a Return Authorization Number (RMA). Call us within 10 days of receipt of your order to get one.
RMA numbers expire 15 days after they are issued.
A 20% restocking fee applies to non-defective returns.
Freight damage must be noted on the delivery receipt and reported in 24 hours."""),
    (7, "delivery", CUSTOMER, Accepts.YES, 0, """# Refund and Exchange Policy
We accept exchanges and returns within 7 days of the delivery. To and fro courier charges will be borne by the customer.
If the product received is damaged or incorrect, inform us within 24 hours with an unboxing video."""),
    (45, "shipment", FEE, Accepts.YES, 0, """# Returns Made Easy
You've got 45 days from the ship date to send back anything you don't love.
Use our SmartLabel: $6.99 will be subtracted from your refund. Or use your own carrier and pay them directly."""),
    (14, "", SILENT, Accepts.YES, 0, """# Return policy
We offer a 14 day exchange or store credit policy. No cash refunds.
Sale items are final sale and cannot be exchanged."""),
    (None, "", CUSTOMER, Accepts.YES, 0, """# Lifetime Satisfaction Guarantee
If something doesn't work for you, return it at any time, no matter how long you have owned it.
You are responsible for shipping the item back to us."""),
    (30, "delivery", FREE, Accepts.YES, 0, """# Returns
Unused goods can be sent back free of charge within 30 days of delivery.
Clearance goods may only be returned within 14 days.
Your statutory rights are not affected."""),
    (3, "delivery", SILENT, Accepts.DEFECTIVE_ONLY, 0, """# Refunds & Returns
Because of the perishable nature of our flowers, we cannot accept returns. If you are unhappy with the quality of your flowers, or they arrive wilted or damaged, contact us within 3 days of delivery with pictures."""),
    (100, "", SILENT, Accepts.YES, 0, """# 100 Night Trial
We're so confident that we give you 100 nights to try your mattress at home. If you don't love it, we'll pick it up and refund you in full.
10-year warranty included. Delivery in 3-5 days."""),
    (28, "delivery", CUSTOMER, Accepts.YES, 0, """Returns
If for any reason you are not completely satisfied with your purchase, you can return it within 28 days of receiving it.
Please note that we are unable to refund return postage costs.
Personalised items, earrings and opened cosmetics cannot be returned.
Faulty items may be returned within 6 months for a repair or replacement."""),
    (15, "delivery", CUSTOMER, Accepts.YES, 0, """# Return & Refund Policy
Return requests have to be raised within fifteen days from delivery.
Return shipping will be at buyer's cost, except for damaged or wrong product cases.
Prepaid orders get refunded to source in 5-7 working days. COD orders: store wallet in 48 hours.
Orders can be cancelled within 12 hours of purchase."""),
    (30, "", CONDITIONAL, Accepts.YES, 0, """# Returns
30-day returns
Return online purchases in any of our stores free of charge. Returning by mail? A label can be bought from any carrier at your own expense."""),
    (30, "delivery", FREE, Accepts.YES, 0, """# Rückgabe
Du bist nicht zufrieden? Innerhalb von 30 Tagen nach Erhalt deiner Bestellung kannst du alles kostenlos an uns retournieren.
# Widerrufsrecht
Sie haben das Recht, binnen vierzehn Tagen ohne Angabe von Gründen diesen Vertrag zu widerrufen.
Die Widerrufsfrist beträgt vierzehn Tage ab dem Tag, an dem Sie die Waren in Besitz genommen haben.
Wir haben Ihnen alle Zahlungen unverzüglich und spätestens binnen vierzehn Tagen zurückzuzahlen.
Sie haben die Waren spätestens binnen vierzehn Tagen ab dem Tag, an dem Sie uns unterrichten, zurückzusenden."""),
    (14, "delivery", CUSTOMER, Accepts.YES, 0, """# Widerrufsbelehrung
Sie haben das Recht, binnen 14 Tagen ohne Angabe von Gründen diesen Vertrag zu widerrufen.
Die Widerrufsfrist beträgt 14 Tage ab dem Tag, an dem Sie die letzte Ware in Besitz genommen haben.
Sie tragen die unmittelbaren Kosten der Rücksendung der Waren.
Haben Sie den Vertrag widerrufen, erstatten wir alle Zahlungen binnen 14 Tagen."""),
    (14, "delivery", FEE, Accepts.YES, 0, """# Retours et échanges
Vous changez d'avis ? Vous avez 14 jours dès réception pour nous renvoyer vos articles.
Un forfait de 4,95 € est déduit du remboursement pour l'étiquette de retour.
Le premier échange est gratuit."""),
    (30, "delivery", FREE, Accepts.YES, 0, """# Cambios y devoluciones
Dispones de un plazo de 30 días desde la fecha de entrega para devolver tu compra.
La devolución es gratuita en península. Te reembolsaremos en un plazo máximo de 14 días.
Si el producto está defectuoso, avísanos en 48 horas."""),
    (14, "delivery", CUSTOMER, Accepts.YES, 0, """# Resi e rimborsi
Il cliente può recedere dal contratto entro 14 giorni dal ricevimento della merce, senza dover fornire alcuna motivazione.
Le spese di spedizione per la restituzione sono a carico del cliente.
Rimborsiamo entro 14 giorni dalla comunicazione del recesso."""),
    (30, "delivery", FREE, Accepts.YES, 0, """# Retourneren
Niet blij met je aankoop? Je kunt binnen 30 dagen na ontvangst gratis retourneren.
Zodra we je pakket hebben verwerkt, staat het geld binnen 5 werkdagen op je rekening.
Je hebt wettelijk 14 dagen bedenktijd."""),
    (30, "purchase", CUSTOMER, Accepts.YES, 0, """# Returns
Returns will be accepted within 30 days from date of purchase only. All items must be in original condition. Shipping costs to return the item is the sole responsibility of the purchaser."""),
    (14, "delivery", CUSTOMER, Accepts.YES, 0, """# Refund policy
Please notify us within 14 days of receiving your order should you wish to return it. You'll have 7 days after that to post it. Buyers pay return postage. Refunds will be issued on receipt of goods, usually within 48 hours."""),
    (5, "delivery", SILENT, Accepts.DEFECTIVE_ONLY, 0, """# Refund and Returns
We do not entertain returns unless the product is damaged in transit. In such case please write to us within 5 days of delivery along with pictures."""),
    (None, "", SILENT, Accepts.NO, 0, """# Return policy
Due to health and hygiene regulations, sales of earrings and underwear are final.
All sales on our website are final. No returns, no exchanges."""),
    (30, "delivery", FREE, Accepts.YES, 0, """# Returns
We've got you covered: 30 days from delivery to return or exchange, with return shipping on us.
Late returns (31-60 days) will be issued store credit.
Holiday purchases made Nov 15 - Dec 31 can be returned through January 31."""),
    (60, "", FEE, Accepts.YES, 0, """# Returns & exchanges FAQ
What is your return policy?
We offer a 60 day return policy on unworn shoes.
Is there a cost?
Exchanges are free. Refunds to your original form of payment incur a $9.95 return fee."""),
    (30, "shipment", CUSTOMER, Accepts.YES, 25, """# Returns
Merchandise may be returned within 30 days of the shipping date. All returns are subject to a 25% restocking fee and must be shipped freight prepaid. Contact customer service for an RMA."""),
    (20, "delivery", SILENT, Accepts.YES, 0, """# Returns
Contact us within 20 days upon receipt of your goods if you'd like to return or exchange. Allow up to 30 days for your refund to post to your account."""),
    (90, "purchase", SILENT, Accepts.YES, 0, """# Our Guarantee
We want you to love your gear. Try it on the trail, and if it isn't right, bring it back within 90 days of purchase for an exchange or refund.
Returned goods refunds are processed in 7-10 days."""),
    (30, "delivery", CUSTOMER, Accepts.YES, 10, """# Return Policy
1. You may return the goods within 30 days after delivery.
2. A handling and restocking fee equal to 10% of the price will be charged.
3. Freight charges, both original and return, are non-refundable and paid by the customer."""),
    (None, "", SILENT, Accepts.YES, 0, """# Returns
Please contact our team if you'd like to return an item. Items need to be unused and in original packaging to be eligible for a return."""),
    (14, "purchase", SILENT, Accepts.YES, 0, """# Refund Policy
You can request a refund for the product within 14 days after buying it, provided you've used it as described. Subscription refunds take 3-5 days."""),
    (45, "", FREE, Accepts.YES, 0, """# Shipping & Returns
## Shipping
We ship in 1-2 business days. Standard shipping (3-7 business days) is $5.95, free over $75.
## Returns
Free 45-day returns & exchanges in the US. Just use the prepaid label included in your package.
## International
International returns are at the customer's expense."""),
    (30, "delivery", CUSTOMER, Accepts.YES, 0, """# Refunds
We offer refunds on all unopened items within 30 days after the customer has received the order. The customer shall bear all costs of return delivery. Opened items can't be refunded."""),
    (14, "delivery", CUSTOMER, Accepts.YES, 0, """# Returns
You have the right to cancel your purchase within 14 days of the day you receive the goods. You must return the goods within 14 days of cancelling. You will have to bear the direct cost of returning the goods. We'll refund within 14 days of getting them back."""),
    (28, "", CUSTOMER, Accepts.YES, 0, """# Returns
28-Day Returns
Sorry it didn't work out! Send it back in 28 days and we'll give you your money back, minus the cost of return postage."""),
    (2, "delivery", SILENT, Accepts.DEFECTIVE_ONLY, 0, """# Return & Refund Policy
As our food products are perishable we do not accept any returns. However if you received an expired or damaged product, please reach out within 48 hours of delivery for a refund."""),
    (60, "purchase", CONDITIONAL, Accepts.YES, 0, """# Returns
Rewards members enjoy free returns. Non-members: a return is possible by mail within 60 days of purchase."""),
    (30, "", CUSTOMER, Accepts.YES, 0, """# RETURNS POLICY
WE ACCEPT RETURNS FOR ANY REASON FOR 30 DAYS. BUYER PAYS RETURN SHIPPING UNLESS ITEM IS NOT AS DESCRIBED."""),
    (10, "delivery", RESTOCKING, Accepts.YES, 50, """# Return Policy
Merchandise must be returned within ten (10) days of receipt. Opened wigs incur a 50% restock fee."""),
    (3, "delivery", SILENT, Accepts.YES, 0, """# Return Policy
You can return your order within 72 hours of delivery. Refund will be credited within 7-10 days."""),
    (365, "", SILENT, Accepts.YES, 0, """# Returns
We accept returns up to 365 days. Warranty claims are handled for 2 years."""),
    (30, "delivery", FEE, Accepts.YES, 0, """# Returns
Not quite right? Return within 30 days of delivery.
Return Shipping Fee
$8.95 (deducted from your refund)
Refund time
5-7 days"""),
    (30, "purchase", SILENT, Accepts.DEFECTIVE_ONLY, 0, """# Refund policy
Licenses are digital and once the key has been revealed, refunds are not possible. We provide a refund only if the key is defective and reported within 30 days of purchase."""),
    (21, "delivery", SILENT, Accepts.YES, 0, """# Returns Policy
We're happy to accept returns and exchanges so long as they're postmarked within 21 days of delivery."""),
    (15, "purchase", SILENT, Accepts.YES, 0, """# Refund policy
All refund requests must be submitted no more than fifteen (15) days following the date of purchase."""),
    (None, "", SILENT, Accepts.DEFECTIVE_ONLY, 0, """# Refunds
We only refund or replace items if they arrive defective or damaged."""),
    (14, "delivery", CUSTOMER, Accepts.YES, 0, """# Return Policy
Items can be returned or exchanged within 14 days of delivered date. Shipping fees for returns will not be reimbursed."""),
    (30, "delivery", CUSTOMER, Accepts.YES, 0, """# Politique de retour et d'échange
Si vous n'êtes pas entièrement satisfait de votre achat, vous pouvez le retourner dans les 30 jours suivant la date de réception.
Le client est responsable des frais d'expédition pour le retour.
Les articles en solde sont en vente finale."""),
    (15, "purchase", SILENT, Accepts.YES, 0, """# Échanges et remboursements
Nous acceptons les échanges dans les 15 jours suivant l'achat, sur présentation de la facture.
Les cartes-cadeaux ne sont pas remboursables."""),
    (2, "delivery", SILENT, Accepts.DEFECTIVE_ONLY, 0, """# Retours
Toutes nos ventes sont finales. Si un produit vous parvient brisé, écrivez-nous dans les 48 heures suivant la réception avec une photo."""),
    (100, "delivery", FREE, Accepts.YES, 0, """# Rückgabe & Erstattung
Bei uns hast du 100 Tage Rückgaberecht ab Erhalt der Ware.
Der Rückversand innerhalb Deutschlands ist für dich kostenfrei.
Die Rückerstattung dauert in der Regel 3-5 Werktage."""),
    (30, "delivery", FEE, Accepts.YES, 0, """# Devoluciones
Tienes 30 días desde la recepción del pedido para hacer una devolución.
El coste de la devolución es de 4,99 €, que se descontará del reembolso.
En tienda, la devolución es gratuita."""),
    (30, "purchase", SILENT, Accepts.YES, 0, """# Return policy
Our return policy is 30 days from date of purchase. After 30 days we are not able to issue a refund. Gift cards are not refundable."""),
    (14, "delivery", CUSTOMER, Accepts.YES, 15, """# Returns
Goods can be returned within 14 working days of delivery. We charge 15% for restocking. You are responsible for getting the goods back to us and for any carriage costs."""),
    (30, "", FREE, Accepts.YES, 0, """# FREE RETURNS
Easy 30 day returns. We offer free exchanges and free returns on all orders shipped within the contiguous USA."""),
    (7, "purchase", SILENT, Accepts.YES, 0, """# Refund policy
If you are not happy with our course, e-mail us within 7 days of purchase and we will give you your money back, no questions asked."""),
    (None, "", SILENT, Accepts.NO, 0, """# Refund Policy
We don't offer refunds for change of mind. Please choose carefully. All sales final."""),
    (30, "delivery", CUSTOMER, Accepts.YES, 0, """# Returns
We gladly accept returns on new, unused items. You have 30 days after delivery. Simply ship it to the address below. Customers pay for their own shipping. Shipping is non-refundable."""),
    (60, "delivery", CUSTOMER, Accepts.YES, 20, """# Return Policy
Return eligible items within 60 days of delivery. The item(s) may be subject to a restocking fee of up to 20%. Prepaid return labels can be purchased from us; the cost is deducted from your credit."""),
    (30, "delivery", SILENT, Accepts.YES, 0, """# Refund Policy
We will accept returns for a full refund less shipping and handling up to 30 days after you receive your product. Refund of defective items includes shipping."""),
    (3, "delivery", FEE, Accepts.YES, 0, """# Return and refund
Kindly raise a return request within 3 days of receiving the product. The reverse pickup charges of ₹100 shall be deducted if reason is size issue."""),
    (45, "purchase", SILENT, Accepts.YES, 0, """# Our return policy
Buyers may return merchandise for any reason up to 45 days after the purchase date. Refunds are for merchandise only and don't include shipping."""),
]  # fmt: skip


@pytest.mark.parametrize(("days", "start", "cost", "accepts", "restocking", "text"), POLICIES)
def test_whole_policy(
    days: int | None, start: str, cost: ReturnCost, accepts: Accepts, restocking: int, text: str
) -> None:
    terms = read(text)
    assert (terms.window_days, terms.window_from, terms.cost) == (days, start, cost)
    assert (terms.accepts, terms.restocking_percent or 0) == (accepts, restocking)


@pytest.mark.parametrize(("lang", "text", "days", "start"), WINDOWS)
def test_window(lang: str, text: str, days: int | None, start: str) -> None:
    terms = read(text, lang)
    assert (terms.window_days, terms.window_from) == (days, start), terms.window_quote


@pytest.mark.parametrize(("lang", "text", "cost", "fee"), COSTS)
def test_cost(lang: str, text: str, cost: ReturnCost, fee: str | None) -> None:
    terms = read(text, lang)
    assert (terms.cost, terms.fee) == (cost, fee), terms.cost_quote


@pytest.mark.parametrize(("lang", "text", "accepts"), ACCEPTANCES)
def test_accepts(lang: str, text: str, accepts: Accepts) -> None:
    assert read(text, lang).accepts is accepts


@pytest.mark.parametrize(("lang", "text"), [row[:2] for row in WINDOWS if row[2]])
def test_language_need_not_be_declared(lang: str, text: str) -> None:
    assert read(text).window_days == read(text, lang).window_days == read(text, "xx").window_days


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Returned furniture incurs a restocking fee of 17.5%.", Decimal("17.5")),
        ("A 10% to 20% re-stocking charge may apply to returns.", Decimal(20)),
        ("We never charge a restocking fee.", Decimal(0)),
        ("Refused deliveries are charged a 25% restocking fee.", None),
        ("You may return goods within 30 days.", None),
    ],
)
def test_restocking(text: str, percent: Decimal | None) -> None:
    assert read(text).restocking_percent == percent


@pytest.mark.parametrize(
    ("text", "days", "form"),
    [
        (
            "Refunds are made to the original payment method within 6 days of the return reaching us.",
            6,
            RefundForm.ORIGINAL,
        ),
        (
            "You choose: a full refund or store credit. Refunds are processed in 8-12 business days.",
            12,
            RefundForm.MIXED,
        ),
        ("Returned goods earn you store credit only.", None, RefundForm.STORE_CREDIT),
        ("Exchanges only, please.", None, RefundForm.EXCHANGE),
        ("All sales are final.", None, RefundForm.NONE),
        ("Your bank may need 10 days to show the refund.", None, RefundForm.NOT_STATED),
        ("Wir erstatten den Kaufpreis binnen 9 Tagen.", 9, RefundForm.ORIGINAL),
        (
            "We refund your original payment method within 5 working days of receiving the parcel.",
            5,
            RefundForm.ORIGINAL,
        ),
        ("Den Kaufpreis zahlen wir binnen 8 Tagen nach Eingang der Ware zurück.", 8, RefundForm.ORIGINAL),
        ("Te devolvemos el dinero en un plazo de 5 días desde que recibimos el paquete.", 5, RefundForm.ORIGINAL),
        ("We storten je geld binnen 6 dagen na ontvangst van de retour terug.", 6, RefundForm.ORIGINAL),
        ("Le remboursement intervient dans un délai de 11 jours sur votre moyen de paiement.", 11, RefundForm.ORIGINAL),
    ],
)
def test_refund(text: str, days: int | None, form: RefundForm) -> None:
    terms = read(text)
    assert (terms.refund_days, terms.refund_form) == (days, form)


def test_ways_to_return() -> None:
    terms = read(
        "Start your return in our returns portal.\n"
        "Print the label we email you, or show the QR code at a parcel shop.\n"
        "You can also bring the goods to one of our stores."
    )
    assert set(terms.methods) >= {"portal", "label_provided", "printable", "printerless", "drop_point", "in_store"}
    assert "pickup" not in terms.methods


def test_lifetime_is_unlimited() -> None:
    terms = read("# Returns\nReturn anything at any time, for life.")
    assert terms.unlimited
    assert terms.window_days is None
    assert terms.accepts is Accepts.YES


def test_law_and_voluntary_windows_stay_apart() -> None:
    terms = read(
        "Sie haben das Recht, binnen vierzehn Tagen ohne Angabe von Gründen zu widerrufen.\n"
        "Darüber hinaus gewähren wir ein Rückgaberecht von 100 Tagen."
    )
    assert (terms.window_days, terms.statutory_days) == (100, 14)


def test_time_to_report_faults_is_the_window_when_only_faulty_goods_come_back() -> None:
    terms = read(
        "All sales are final. Should a plate arrive broken, write to us within 4 days of delivery for a new one."
    )
    assert (terms.accepts, terms.window_days, terms.window_from) == (Accepts.DEFECTIVE_ONLY, 4, "delivery")


def test_quotes_are_the_sentences_of_the_page() -> None:
    terms = read("# Returns\nHello there. Return goods within 33 days of delivery.\nReturns are free.")
    assert terms.window_quote is not None
    assert (terms.window_quote.text, terms.window_quote.line) == ("Return goods within 33 days of delivery.", 1)
    assert terms.cost_quote is not None
    assert terms.cost_quote.line == 2


def test_working_days_are_named() -> None:
    assert read("Return your order within 10 working days of delivery.").window_working_days
    assert not read("Return your order within 10 days of delivery.").window_working_days


def test_statements_that_do_not_agree() -> None:
    terms = read("You can return goods within 30 days of delivery.\nGoods must be returned within 45 days of delivery.")
    assert terms.contradictions == ("The page gives 30 days and also 45 days to return.",)
    torn = read("Free returns!\nReturn shipping is paid by the customer.")
    assert torn.cost is CUSTOMER
    assert torn.contradictions


POLICY = {
    "@type": "MerchantReturnPolicy",
    "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow",
    "merchantReturnDays": 60,
    "returnFees": "https://schema.org/FreeReturn",
}


def test_structured_data_fills_in() -> None:
    shop = {"@graph": [{"@type": "OnlineStore", "hasMerchantReturnPolicy": [POLICY]}]}
    terms = read_returns([PolicyLine("Welcome")], structured=[shop])
    assert (terms.window_days, terms.window_from, terms.cost, terms.accepts) == (60, "delivery", FREE, Accepts.YES)
    assert not terms.is_policy
    assert terms.contradictions == ()


def test_structured_data_is_checked_against_the_text() -> None:
    lines = [PolicyLine("Return goods within 30 days of delivery. Return shipping is at your own cost.")]
    terms = read_returns(lines, structured=[{"@type": "Product", "offers": {"hasMerchantReturnPolicy": POLICY}}])
    assert (terms.window_days, terms.cost) == (30, CUSTOMER)
    assert terms.contradictions == (
        "The page gives 30 days to return, its structured data 60.",
        "The page states the cost of returning as the customer's, its structured data as free.",
    )


def test_structured_fee_prefers_the_change_of_mind() -> None:
    policy = {
        "@type": ["MerchantReturnPolicy"],
        "itemDefectReturnFees": "FreeReturn",
        "customerRemorseReturnFees": "ReturnShippingFees",
        "customerRemorseReturnShippingFeesAmount": {"@type": "MonetaryAmount", "value": 5, "currency": "EUR"},
    }
    terms = read_returns([], structured=[policy])
    assert (terms.cost, terms.fee) == (FEE, "5 EUR")


def test_structured_terms_for_members_are_not_everyones() -> None:
    assert read_returns([], structured=[{**POLICY, "validForMemberTier": {"name": "Gold"}}]).window_days is None


PAGES = [
    (True, "# Returns policy\nYou have 30 days to return your order.\nRefunds go to your card."),
    (True, "# Shipping & Returns\nWe ship daily by courier to all the islands.\nReturn goods within 20 days of delivery, unused."),
    (True, "We want you to be happy with what you ordered from us.\nReturn it unused within 14 days for a refund.\nRefunds are paid to the card you used for the order."),
    (True, "# Widerrufsbelehrung\nSie haben das Recht, diesen Vertrag binnen vierzehn Tagen zu widerrufen."),
    (True, "# Retours et remboursements\nVous disposez de 30 jours pour nous retourner un article qui ne convient pas."),
    (True, "# Reso facile\nHai 30 giorni dalla consegna per restituire il tuo ordine senza spese."),
    (False, "# Terms of service\nThese terms are governed by the governing law of our seat.\nOur liability is limited as set out under limitation of liability.\nYou must not infringe our intellectual property rights.\nReturns are described in our returns policy."),
    (False, "# Privacy policy\nWe process your personal data to handle orders, returns and refunds.\nCookies help us understand how you use the shop."),
    (False, "# Shipping policy\nWe ship within 2 days by courier to your home.\nDelivery takes 3 to 5 days in most regions.\nParcels returned to us as undeliverable are sent again for a fee."),
    (False, "# Help\nHow do I track my parcel?\nWe email you a link as soon as it leaves us.\nWhich cards do you take?\nWe take all the usual cards at checkout.\nDo you ship abroad?\nYes, we ship to forty countries by air.\nCan I change my address?\nWrite to us before the parcel has left.\nCan I return my order?\nYes, return it within 30 days of delivery."),
    (False, "# Garden chair\nA chair of oiled oak that seats one in comfort.\nDelivered flat with all the tools that you need.\nWipe it with a damp cloth from time to time.\nReturn it within 30 days if you change your mind."),
    (False, ""),
]  # fmt: skip


@pytest.mark.parametrize(("policy", "text"), PAGES)
def test_is_policy(policy: bool, text: str) -> None:
    assert read(text).is_policy is policy


@pytest.mark.parametrize(
    "text", ["Returns & exchanges", "Rückgabe", "Retours", "Devoluciones", "Resi", "Retourneren", "返品について"]
)
def test_names_of_returns_pages(text: str) -> None:
    assert mentions_returns(text)


@pytest.mark.parametrize("text", ["Return to home", "Delivery", "Versand", "Our story", ""])
def test_names_of_other_pages(text: str) -> None:
    assert not mentions_returns(text)


@pytest.mark.parametrize(
    "text",
    [
        "return within 30 days " * 60_000,
        "refund" * 200_000,
        "(" * 1_000_000,
        "you pay return shipping unless " * 40_000,
        "$5 " * 300_000,
    ],
)
def test_hostile_pages_are_read_in_bounded_time(text: str) -> None:
    started = time.process_time()
    read_returns([PolicyLine(text)])
    read_returns([PolicyLine(f"{number} {text[:400]}") for number in range(1_000)])
    assert time.process_time() - started < 20


def _clauses(count: int) -> str:
    return "\n".join(f"{n}. These terms apply; the governing law is that of England and Wales." for n in range(count))


def test_contract_language_under_the_heading_of_returns_is_still_the_returns_page() -> None:
    facts = (
        "You can send anything back within 60 days of receiving it.\nThe cost of return postage is borne by you.\n"
        "We refund you within 7 days of receiving your return.\nReturn the item unused."
    )
    assert read(f"# Returns\n{_clauses(30)}\n{facts}").is_policy
    assert not read(f"# Terms and conditions\n{_clauses(30)}\n# Returns\n{facts}").is_policy
