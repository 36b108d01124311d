"""Ways to be wrong where two things meet: an identifier and a grading, another part and a missing one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tools.conformance.form import turn
from tools.conformance.homes_made import (
    OTHER_IDENTIFIERS,
    Way,
    at,
    changed,
    comparable,
    identified,
    lettered,
    on_property,
    property_,
    street,
    sub_numbered,
    with_id_and_property,
    with_id_and_street,
)

if TYPE_CHECKING:
    from tools.conformance.form import Data
    from tools.conformance.homes_made import Pair


def _graded_with_another_identifier(i: int) -> Pair:
    grading = turn(("fortrolig", "strengtFortrolig"), i, 1)
    other = turn(OTHER_IDENTIFIERS, i)(i)
    return identified(i, grading=grading), identified(
        i, matrikkel_id=other, place=None if i % 3 else street(i)
    )


def _house_differs(home: Data, i: int) -> Data:
    """Change the number or the letter of the house, so that an identifier in common is in doubt."""
    number = home["place"]["house_number"]
    ways: tuple[Data, ...] = (
        {"house_number": number + 1, "street_name": "Gamlevegen", "street_code": None},
        {"house_letter": "G", "municipality": "1201"},
        {"house_letter": "G", "house_number": number + 2},
        {"house_letter": "G", "house_number": turn((None, 0), i // 7)},
        {"house_number": number + 3, "municipality": turn(("0000", None, "1201"), i // 7)},
        {"house_letter": "G", "street_name": "Gamlevegen", "street_code": "777"},
        {"house_number": number + 1, "house_letter": None},
    )
    return at(home, **turn(ways, i))


def _nameless(i: int) -> Data:
    return at(lettered(i, with_id_and_street), street_name=None, street_code=turn((None, "0"), i, 1))


def _all_else_differs(i: int) -> Pair:
    """Make homes of one identifier that differ in all that it covers."""
    renamed = {"municipality": "1201", "street_name": "Gamlevegen", "street_code": "777"}
    renumbered = {"municipality": "1201", "land_number": 501, "title_number": 502, "lease_number": 9}
    no_sub = turn((None, 0), i)
    on_land = at(with_id_and_property(i), sub_number=no_sub, lease_number=turn((3, None), i, 1))
    ways: tuple[Pair, ...] = (
        (with_id_and_street(i), at(with_id_and_street(i), **renamed)),
        (on_land, at(on_land, **renumbered)),
        (with_id_and_street(i), with_id_and_street(i) | {"place": property_(i) | {"sub_number": no_sub}}),
    )
    return turn(ways, i)


def _sub_number_and_land_differ(home: Data, i: int) -> Data:
    sub = turn((home["place"]["sub_number"] + 1, None, 0), i, 1)
    other: tuple[Data, ...] = ({"land_number": 501}, {"title_number": 502}, {"municipality": "1201"})
    return at(home, sub_number=sub, **turn(other, i))


def _lesser_part_differs(i: int) -> Pair:
    """Make places that differ in a letter, a lease or a sub-number, while one lacks a required part."""
    on_a_street: tuple[Data, ...] = (
        {"house_number": turn((None, 0), i)},
        {"municipality": turn((None, "9999", "0000"), i)},
        {"street_name": turn((None, "Ukjent"), i)},
    )
    of_a_property: tuple[Data, ...] = (
        {"land_number": turn((None, 0), i)},
        {"title_number": turn((0, None), i)},
        {"municipality": turn((None, "0000", "9999"), i)},
    )
    if i % 2:
        home = at(lettered(i), street_code=None)
        return home, at(home, house_letter="Z", **turn(on_a_street, i, 1))
    home = at(on_property(i), lease_number=1 + i % 3, sub_number=1 + i % 4)
    part = turn(("lease_number", "sub_number"), i // 2)
    return home, at(home, **{part: 77}, **turn(of_a_property, i, 1))


IN_DOUBT: Final = (
    Way(
        "graded-home-with-another-identifier",
        "Both homes have an identifier, they differ, and one home is graded: compared with nothing.",
        1,
        "unknown",
        _graded_with_another_identifier,
    ),
    Way(
        "identifier-equal-house-differs-of-no-street",
        "The identifiers are equal; neither street has a name or code, and numbers or letters differ.",
        2,
        "unknown",
        changed(
            _nameless,
            lambda home, i: at(
                home,
                **turn(
                    (
                        {"house_number": home["place"]["house_number"] + 1},
                        {"house_letter": "G"},
                        {"house_letter": "H", "house_number": home["place"]["house_number"] + 4},
                    ),
                    i,
                ),
            ),
        ),
    ),
    Way(
        "identifier-equal-house-differs-and-more",
        "The identifiers are equal; the number or the letter differs, and something else besides.",
        2,
        "unknown",
        changed(lambda i: lettered(i, with_id_and_street), _house_differs),
    ),
    Way(
        "identifier-equal-sub-number-and-land-differ",
        "The identifiers are equal; the sub-numbers differ, and so does another part of the property.",
        2,
        "unknown",
        changed(lambda i: sub_numbered(i, with_id_and_property), _sub_number_and_land_differ),
    ),
    Way(
        "identifier-equal-all-that-it-covers-differs",
        "The identifiers are equal, and all that they cover differs: street, property, municipality.",
        2,
        "met",
        _all_else_differs,
    ),
    Way(
        "lesser-part-differs-and-a-part-is-missing",
        "A letter, a lease or a sub-number differs, and another part that is needed is missing: not known.",
        3,
        "unknown",
        _lesser_part_differs,
    ),
    Way(
        "client-address",
        "One home, or both, is a klientadresse, which shields nobody; the homes are the same.",
        1,
        "met",
        lambda i: (
            comparable(i) | {"grading": "klientadresse"},
            comparable(i) | {"grading": turn(("klientadresse", None, "ugradert"), i, 1)},
        ),
    ),
)
