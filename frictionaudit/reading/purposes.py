"""What form fields can be for, and which of them belong together."""

from enum import StrEnum


class Purpose(StrEnum):
    """What a field is for."""

    EMAIL = "email"
    EMAIL_CONFIRM = "email-confirm"
    NAME = "name"
    GIVEN_NAME = "given-name"
    ADDITIONAL_NAME = "additional-name"
    FAMILY_NAME = "family-name"
    PHONETIC_NAME = "phonetic-name"
    PHONETIC_GIVEN_NAME = "phonetic-given-name"
    PHONETIC_FAMILY_NAME = "phonetic-family-name"
    HONORIFIC = "honorific"
    PHONE = "phone"
    PHONE_COUNTRY = "phone-country"
    ORGANIZATION = "organization"
    JOB_TITLE = "job-title"
    STREET = "street"
    """The first line of an address: street with or without house number."""
    STREET_NAME = "street-name"
    """The street alone, where the house number has a field of its own."""
    HOUSE_NUMBER = "house-number"
    STREET2 = "street2"
    STREET3 = "street3"
    UNIT = "unit"
    """Flat, door or room."""
    FLOOR = "floor"
    BUILDING = "building"
    STAIR = "stair"
    LANDMARK = "landmark"
    ADDRESS_LOOKUP = "address-lookup"
    POSTCODE = "postcode"
    CITY = "city"
    DISTRICT = "district"
    STATE = "state"
    COUNTRY = "country"
    BIRTHDAY = "birthday"
    BIRTHDAY_DAY = "birthday-day"
    BIRTHDAY_MONTH = "birthday-month"
    BIRTHDAY_YEAR = "birthday-year"
    GENDER = "gender"
    CARD_NUMBER = "card-number"
    CARD_EXPIRY = "card-expiry"
    CARD_EXPIRY_MONTH = "card-expiry-month"
    CARD_EXPIRY_YEAR = "card-expiry-year"
    CARD_CVC = "card-cvc"
    CARD_NAME = "card-name"
    CARD_TYPE = "card-type"
    USERNAME = "username"
    PASSWORD = "password"  # noqa: S105 -- the name of a purpose, not a secret
    NEW_PASSWORD = "new-password"  # noqa: S105
    ONE_TIME_CODE = "one-time-code"
    COUPON = "coupon"
    GIFT_MESSAGE = "gift-message"
    ORDER_NOTE = "order-note"
    QUANTITY = "quantity"
    SEARCH = "search"
    NEWSLETTER = "newsletter"
    SAME_ADDRESS = "same-address"
    TERMS = "terms"
    CREATE_ACCOUNT = "create-account"
    DELIVERY_METHOD = "delivery-method"
    PAYMENT_METHOD = "payment-method"
    INVOICE_SENDING = "invoice-sending"
    """How an invoice is sent: by mail, by a network for electronic invoices."""
    TAX_ID = "tax-id"
    """A number that names a person: national identity or personal tax number."""
    VAT = "vat"
    """A number that names a business."""
    OTHER = "other"


P = Purpose
CHOICES = frozenset(
    {
        P.NEWSLETTER,
        P.SAME_ADDRESS,
        P.TERMS,
        P.CREATE_ACCOUNT,
        P.DELIVERY_METHOD,
        P.PAYMENT_METHOD,
        P.GENDER,
        P.HONORIFIC,
        P.CARD_TYPE,
        P.GIFT_MESSAGE,
    }
)
"""What a checkbox or radio button can be for."""
ONLY_CHOICES = frozenset({P.SAME_ADDRESS, P.TERMS, P.CREATE_ACCOUNT})
"""What no box to type in is for."""
NEVER_CHOSEN = frozenset({P.EMAIL, P.EMAIL_CONFIRM, P.PASSWORD, P.NEW_PASSWORD, P.CARD_NUMBER, P.CARD_CVC, P.VAT})
"""What no select is for: its options cannot be everybody's."""
CARD = frozenset(
    {P.CARD_NUMBER, P.CARD_EXPIRY, P.CARD_EXPIRY_MONTH, P.CARD_EXPIRY_YEAR, P.CARD_CVC, P.CARD_NAME, P.CARD_TYPE}
)
SURE_CARD = frozenset({P.CARD_NUMBER, P.CARD_CVC, P.CARD_TYPE, P.CARD_EXPIRY})
STREETS = frozenset({P.STREET, P.STREET_NAME})
MORE_STREET = frozenset({P.STREET2, P.STREET3, P.UNIT, P.FLOOR, P.BUILDING, P.STAIR})
ADDRESS = STREETS | MORE_STREET | {P.HOUSE_NUMBER, P.POSTCODE, P.CITY, P.DISTRICT, P.STATE, P.COUNTRY}
SECRETS = frozenset({P.PASSWORD, P.NEW_PASSWORD})
"""Authors write these tokens on any field to keep the browser from filling it."""
NAMES = frozenset({P.NAME, P.GIVEN_NAME, P.FAMILY_NAME, P.ADDITIONAL_NAME, P.HONORIFIC})
