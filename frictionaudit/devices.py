"""Emulated phones. The profiles (screen, scale, user agent, touch) are Playwright's; families are ours."""

DEFAULT_DEVICES = ("iPhone 15", "Pixel 7")


def family(device: str) -> str:
    """iphone, android or other: which phone wallet its owner would use."""
    name = device.lower()
    if name.startswith(("iphone", "ipad")):
        return "iphone"
    if name.startswith(("pixel", "galaxy", "nexus", "moto", "lg", "microsoft lumia")):
        return "android"
    return "other"
