"""Config → trips. Pure."""

from frictionaudit.config import AuditConfig
from frictionaudit.evidence import Trip
from frictionaudit.names import slug


def trips(config: AuditConfig) -> tuple[Trip, ...]:
    """One trip per site and device, sites interleaved so that they are seen under the same conditions (A B C A B C)."""
    return tuple(
        Trip(site=site, device=device, market=config.market(site.name), reach=config.reach(site.name))
        for device in config.audit.devices
        for site in config.sites
    )


def folder(trip: Trip) -> str:
    """The bundle's folder inside the run: site/device in letters that any file system takes."""
    return f"{slug(trip.site.name)}/{slug(trip.device)}"
