"""What a tap is for."""

from enum import StrEnum


class Act(StrEnum):
    """What a tap is for; each has its own list of meanings it accepts."""

    FOLLOW = "follow a link"
    OPEN_MENU = "open the menu"
    DISMISS = "dismiss a layer"
    CHOOSE = "choose an option"
    ADD = "add to the basket"
    VIEW_BASKET = "view the basket"
    CHECK_OUT = "go to checkout"
    ADVANCE = "go on within checkout"
    SEARCH = "search"
    CHANGE_BASKET = "change what is in the basket"
    ENTER = "answer the shop's first question"
    SAVE = "save for later"
