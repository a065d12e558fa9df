"""The order firewall: two independent locks that fail closed. Pure decisions; nothing here touches a browser.

`tap_lock` reads labels: a control is tapped only when its meaning is known and safe on this page (lock 1).
`wire_lock` reads requests: what may order, pay, register or write to people never leaves the browser, whatever was
tapped (lock 2). Neither trusts the other, and there is no switch to turn either off.

`danger` says how near an order a page is. When an order could be placed from it (an order button, or a choice of payment
with nothing declared to come after), the wire is *sealed*: from then on only pictures, styles and scripts are fetched.
The walk ends there, since such a page is the last one before the order.

`acts` are what a tap is for, `labels` what controls say, `onward` what a page says of the steps to come, `messages` what
is about to leave the browser.
"""
