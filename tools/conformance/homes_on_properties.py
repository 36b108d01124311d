"""Ways to be wrong about homes on a property."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tools.conformance.form import turn
from tools.conformance.homes_made import (
    PROPERTIES,
    Way,
    at,
    both_of,
    changed,
    leased,
    on_property,
    places_of,
    sub_numbered,
    without,
)

if TYPE_CHECKING:
    from tools.conformance.form import Data


def _one_part_missing(home: Data, i: int) -> Data:
    """Change one part to another, and leave one out that is needed."""
    ways: tuple[tuple[Data, Data], ...] = (
        ({"land_number": 7001}, {"title_number": turn((None, 0), i)}),
        ({"title_number": 7001}, {"municipality": turn((None, "9999"), i)}),
        ({"municipality": "1806"}, {"land_number": turn((None, 0), i)}),
        ({"title_number": 7001}, {"land_number": turn((0, None), i)}),
        ({"sub_number": 77, "lease_number": 77}, {"municipality": turn((None, "0000"), i)}),
    )
    differing, missing = turn(ways, i)
    return at(home, **differing, **missing)


ON_PROPERTIES: Final = (
    Way(
        "property-equal", "The same property and unit.", 3, "met", lambda i: (on_property(i), on_property(i))
    ),
    Way(
        "land-number-differs",
        "The land numbers differ.",
        3,
        "unmet",
        places_of(on_property, land_number=lambda i: turn(PROPERTIES, i)[1] + 1 + i % 3),
    ),
    Way(
        "land-number-missing",
        "One land number is missing or zero.",
        3,
        "unknown",
        places_of(on_property, land_number=(None, 0)),
    ),
    Way(
        "land-numbers-missing",
        "Both land numbers are missing or zero.",
        3,
        "unknown",
        both_of(on_property, land_number=(None, 0)),
    ),
    Way(
        "title-number-differs",
        "The title numbers differ.",
        3,
        "unmet",
        places_of(on_property, title_number=lambda i: turn(PROPERTIES, i)[2] + 1 + i % 3),
    ),
    Way(
        "title-number-missing",
        "One title number is missing or zero.",
        3,
        "unknown",
        places_of(on_property, title_number=(None, 0)),
    ),
    Way(
        "title-numbers-missing",
        "Both title numbers are missing or zero.",
        3,
        "unknown",
        both_of(on_property, title_number=(None, 0)),
    ),
    Way(
        "property-municipality-differs",
        "The municipalities differ, and nothing else.",
        3,
        "unmet",
        places_of(on_property, municipality=("1806", "0302", "4631", "1201")),
    ),
    Way(
        "property-municipality-missing",
        "One municipality is missing, or not stated.",
        3,
        "unknown",
        places_of(on_property, municipality=(None, "0000", "9999")),
    ),
    Way(
        "property-municipalities-missing",
        "Neither municipality is stated.",
        3,
        "unknown",
        both_of(on_property, municipality=(None, "0000", "9999")),
    ),
    Way(
        "lease-differs",
        "The lease numbers differ.",
        3,
        "unmet",
        changed(leased, lambda home, i: at(home, lease_number=home["place"]["lease_number"] + 1 + i % 2)),
    ),
    Way(
        "lease-against-told-none",
        "One property has a lease, and the other is told to have none.",
        3,
        "unmet",
        changed(leased, lambda home, _: at(home, lease_number=0)),
    ),
    Way(
        "lease-of-one",
        "One property has a lease, and of the other the register does not tell.",
        3,
        "unknown",
        changed(leased, lambda home, _: at(home, lease_number=None)),
    ),
    Way(
        "lease-none-and-not-told",
        "One property has no lease, and of the other the register does not tell.",
        3,
        "met",
        changed(lambda i: at(on_property(i), lease_number=0), lambda home, _: at(home, lease_number=None)),
    ),
    Way("leases-equal", "Both properties have the same lease.", 3, "met", lambda i: (leased(i), leased(i))),
    Way(
        "sub-number-differs",
        "The sub-numbers differ.",
        3,
        "unmet",
        changed(sub_numbered, lambda home, i: at(home, sub_number=home["place"]["sub_number"] + 1 + i % 2)),
    ),
    Way(
        "sub-number-of-one",
        "One home alone has a sub-number: the other is none, or not told.",
        3,
        "unknown",
        changed(sub_numbered, lambda home, i: at(home, sub_number=turn((None, 0), i))),
    ),
    Way(
        "sub-number-none-and-not-told",
        "One home has no sub-number, and of the other the register does not tell.",
        3,
        "met",
        changed(lambda i: at(on_property(i), sub_number=0), lambda home, _: at(home, sub_number=None)),
    ),
    Way(
        "sub-numbers-equal",
        "Both homes have the same sub-number.",
        3,
        "met",
        lambda i: (sub_numbered(i), sub_numbered(i)),
    ),
    Way(
        "sub-number-of-one-lease-differs",
        "One home alone has a sub-number, and the leases differ.",
        3,
        "unmet",
        changed(
            lambda i: sub_numbered(i, lease_number=1 + i % 3),
            lambda home, i: at(home, sub_number=turn((None, 0), i), lease_number=turn((0, 9), i)),
        ),
    ),
    Way(
        "lease-of-one-sub-number-differs",
        "Of one lease the register does not tell, and the sub-numbers differ.",
        3,
        "unmet",
        changed(
            lambda i: sub_numbered(i, lease_number=1 + i % 3),
            lambda home, _: at(home, sub_number=9, lease_number=None),
        ),
    ),
    Way(
        "lease-is-no-sub-number",
        "The lease number of one is the sub-number of the other.",
        3,
        "unmet",
        lambda i: (
            at(on_property(i), lease_number=1 + i % 4, sub_number=0),
            at(on_property(i), lease_number=0, sub_number=1 + i % 4),
        ),
    ),
    Way(
        "land-is-no-title",
        "Land and title numbers are exchanged.",
        3,
        "unmet",
        lambda i: (
            at(on_property(i), land_number=3 + i % 5, title_number=40 + i),
            at(on_property(i), land_number=40 + i, title_number=3 + i % 5),
        ),
    ),
    Way(
        "property-parts-run-together",
        "Land and title numbers read alike when written together.",
        3,
        "unmet",
        lambda i: (
            at(on_property(i), land_number=1, title_number=231 + i),
            at(
                on_property(i),
                land_number=int(f"1{str(231 + i)[0]}"),
                title_number=int(str(231 + i)[1:]) or 7,
            ),
        ),
    ),
    Way(
        "property-against-no-place",
        "One home is a property, the other has no place.",
        3,
        "unknown",
        lambda i: (on_property(i), without(on_property(i), "place")),
    ),
    Way(
        "property-differs-and-a-part-is-missing",
        "One part differs, and another that is needed is missing: not known.",
        3,
        "unknown",
        changed(on_property, _one_part_missing),
    ),
)
