"""Lists that a shop draws itself: which fields are such, whether they want an answer, and which entry is the shopper's."""

from frictionaudit.evidence import Control
from frictionaudit.reading.fields import Purpose
from frictionaudit.shopper import drawn_lists
from frictionaudit.shopper.identity import shopper
from tests.evidence import control, field, page

WHO = shopper("GB", "example.com")


def listed(*names: str) -> list[Control]:
    return [control(name, index=n, tag="li", role="option") for n, name in enumerate(names)]


def test_a_drawn_list_is_a_list_and_a_box_that_suggests_addresses_is_typed_into() -> None:
    assert drawn_lists.is_list(field("Country", tag="combobox", popup="listbox"), Purpose.COUNTRY)
    assert drawn_lists.is_list(field("County", popup="listbox", readonly=True), Purpose.OTHER)
    assert drawn_lists.is_list(field("Country", popup="listbox"), Purpose.COUNTRY)
    assert not drawn_lists.is_list(field("Street", popup="listbox"), Purpose.STREET)
    assert not drawn_lists.is_list(field("Country"), Purpose.COUNTRY)


def test_a_list_that_shows_the_shoppers_country_wants_no_answer_and_another_one_does() -> None:
    own = field("Country", tag="combobox", popup="listbox", chosen="Country United Kingdom")
    assert not drawn_lists.unanswered(own, Purpose.COUNTRY, WHO)
    assert drawn_lists.unanswered(own.model_copy(update={"chosen": "France"}), Purpose.COUNTRY, WHO)
    assert drawn_lists.unanswered(own.model_copy(update={"chosen": "Country"}), Purpose.COUNTRY, WHO)


def test_a_question_of_unknown_meaning_is_answered_where_it_must_be_and_is_not_yet() -> None:
    title = field("Title *", tag="combobox", popup="listbox", required_mark=True, chosen="Please select")
    assert drawn_lists.unanswered(title, Purpose.OTHER, WHO, "en")
    assert drawn_lists.unanswered(title.model_copy(update={"chosen": "Title"}), Purpose.OTHER, WHO, "en")
    assert not drawn_lists.unanswered(title.model_copy(update={"chosen": "Mx"}), Purpose.OTHER, WHO, "en")
    assert not drawn_lists.unanswered(title.model_copy(update={"required_mark": False}), Purpose.OTHER, WHO, "en")


def test_entries_are_what_came_with_the_tap_and_is_a_choice_by_its_role() -> None:
    old = control("Sale", index=8, tag="li", role="option")
    link = control("Help", index=9)
    after = page(controls=(old, *listed("France", "United Kingdom"), link))
    assert [c.name for c in drawn_lists.entries(page(controls=(old,)), after)] == ["France", "United Kingdom"]


def test_the_shoppers_own_entry_is_chosen_any_where_any_will_do_and_none_where_none_fits() -> None:
    country, title = field("Country", popup="listbox"), field("Title", popup="listbox")

    def chosen(purpose: Purpose, *names: str, sought: str = "", shown: str = "") -> str:
        asked = (country if purpose is Purpose.COUNTRY else title).model_copy(update={"chosen": shown})
        found = drawn_lists.entry(WHO, purpose, asked, listed(*names), sought, "en")
        return found.name if found else ""

    assert chosen(Purpose.COUNTRY, "France", "United Kingdom (UK)") == "United Kingdom (UK)"
    assert chosen(Purpose.STATE, "Kent", "Greater London") == "Greater London"
    assert chosen(Purpose.CITY, "Londonderry", "London") == "London"
    assert chosen(Purpose.OTHER, "Ms", "Mr") == "Ms"
    assert chosen(Purpose.COUNTRY, "France", "Ireland", sought="United Kingdom") == ""
    assert chosen(Purpose.COUNTRY, "France", "Ireland", shown="France") == ""
