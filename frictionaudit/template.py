"""The audit.toml that `frictionaudit init` writes; audit.example.toml in the repository is the same text."""

AUDIT_TOML = """\
# What to shop, and how. Every key is explained in docs/audit-toml.md.

[audit]
name = "Acme on phones"
market = "GB"                          # country the shopper lives in
devices = ["iPhone 15", "Pixel 7"]
# device_mix = { "iPhone 15" = 0.6, "Pixel 7" = 0.4 }   # shares of your customers; equal when left out
# output = "audits"

[site]                                 # your own shop
name = "Acme"
url = "https://www.acme.example/"
# reach = "payment"                    # browse | basket | checkout | payment (the last page before the order)

[[rival]]                              # one table a rival
name = "Rival"
url = "https://www.rival.example/"
# aspirational = true                  # the one you admire
# reach = "checkout"                   # rivals: checkout is opened, nothing is typed

# [rival.hints]                        # only where the shopper got lost: an address, or a control's text
# product = "https://www.rival.example/some-product"

[walk]
# concurrency = "auto"                 # trips side by side, by cores and memory; never two at once on one site
# pace_ms = 1000                       # at most one page a second on a site
# respect_robots = true                # false only for your own shop
# arrival_watch_s = 15                 # how long to wait for pop-ups after arriving
# recipe = true                        # try first what worked in the last run, so that runs compare
# search_pass = true                   # ask the shop's search a right, a mistyped and a senseless word
# repeats = 1                          # visits of each site; from 4 on small differences can be told from noise

[speed]
# profile = "lighthouse-mobile"        # after the walk, main pages once more on a slow phone; "none" leaves it out

[shopper]
# mail_domain = "example.com"          # a domain you control: the synthetic shopper's mail goes there

# [owners]                             # check or family to one person or team
# "checkout-steps" = "Checkout team"

# [inputs]                             # your own figures weigh the roadmap; see docs/inputs.md
# funnel = "funnel.csv"
# voc = "voc.csv"                      # what customers say

# [said]                               # your answers to the report card
# easy_to_shop = true
# listens = true

# [kpi]
# nps = 24

# [history]                            # past runs; see docs/history.md
# url = "postgresql://audits:${AUDITS_PASSWORD}@db.example/audits"   # default: a SQLite file beside the runs
# keep_runs = 30                       # evidence of older runs is deleted; results and reports stay

# [schedule]                           # then: frictionaudit schedule audit.toml; see docs/scheduling.md
# cron = "0 6 * * 1"                   # minute hour day month weekday
# time_zone = "Europe/London"

# [[alert]]                            # who is told what changed; each thing once
# name = "shop team"
# slack = "${SHOP_SLACK}"              # or webhook and secret, or mail and a [mail] table

# [gate]                               # budgets: the program leaves with 1 when one is broken
# min_score = 70
# no_stoppers = true
# check."guest-checkout" = "pass"
# max_gap."Rival" = 5                  # most points behind
"""
