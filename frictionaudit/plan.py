"""Config → trips. Pure."""

from frictionaudit.config import AuditConfig
from frictionaudit.evidence import Trip
from frictionaudit.names import slug


def trips(config: AuditConfig) -> tuple[Trip, ...]:
    """One trip per site, device and repeat, sites interleaved so that they are seen under the same conditions.

    A B C A B C: each round visits every site before any is visited again.
    """
    return tuple(
        Trip(site=site, device=device, market=config.market(site.name), reach=config.reach(site.name), repeat=repeat)
        for repeat in range(1, config.walk.repeats + 1)
        for device in config.audit.devices
        for site in config.sites
    )


def folder(trip: Trip) -> str:
    """The bundle's folder inside the run: site/device in letters that any file system takes.

    Repeats are told apart by a dot, which no slug has.
    """
    return f"{slug(trip.site.name)}/{slug(trip.device)}" + (f".{trip.repeat}" if trip.repeat > 1 else "")


def label(trip: Trip) -> str:
    """A trip for progress lines: `Acme · iPhone 15`, `Acme · iPhone 15 · visit 2`."""
    return trip.label + (f" · visit {trip.repeat}" if trip.repeat > 1 else "")
