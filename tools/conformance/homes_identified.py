"""Ways to be wrong about homes that are not known, or shielded, and about identifiers."""

from __future__ import annotations

from typing import Final

from tools.conformance.form import turn
from tools.conformance.homes_made import (
    IDENTIFIERS,
    NO_IDENTIFIERS,
    OTHER_IDENTIFIERS,
    STREETS,
    UNITS,
    Way,
    any_home,
    at,
    by_place,
    changed,
    comparable,
    fields_of,
    identified,
    lettered,
    nothing,
    on_street,
    places_of,
    street,
    sub_numbered,
    with_id_and_property,
    with_id_and_street,
    without,
)

IDENTIFIED: Final = (
    Way(
        "no-home-at-all",
        "Nothing is known of either home.",
        1,
        "unknown",
        lambda i: (nothing(i), nothing(i // 8 + i)),
    ),
    Way("one-home-missing", "One home is not known.", 1, "unknown", lambda i: (None, any_home(i))),
    Way("one-home-empty", "Of one home nothing is told.", 1, "unknown", lambda i: ({}, any_home(i))),
    *(
        Way(
            f"home-graded-{code.lower()}",
            f"One home is graded {code}: it is compared with nothing.",
            1,
            "unknown",
            fields_of(any_home, grading=code),
        )
        for code in ("fortrolig", "strengtFortrolig")
    ),
    Way(
        "both-homes-graded",
        "Both homes are graded as confidential.",
        1,
        "unknown",
        lambda i: (
            any_home(i, grading=turn(("fortrolig", "strengtFortrolig"), i)),
            any_home(i, grading=turn(("strengtFortrolig", "fortrolig", "fortrolig"), i)),
        ),
    ),
    Way(
        "graded-home-elsewhere",
        "One of two different homes is graded as confidential.",
        1,
        "unknown",
        lambda i: (any_home(i), any_home(i + 2, grading=turn(("fortrolig", "strengtFortrolig"), i))),
    ),
    Way(
        "grading-not-compared",
        "The homes are the same, and one is a klientadresse, or not graded.",
        1,
        "met",
        fields_of(comparable, grading=("klientadresse", None, "ugradert")),
    ),
    Way(
        "identifier-equal",
        "The identifiers are equal, and the rest too.",
        2,
        "met",
        lambda i: (identified(i), identified(i)),
    ),
    Way(
        "identifier-differs",
        "The identifiers differ, and nothing else.",
        2,
        "unmet",
        fields_of(identified, matrikkel_id=lambda i: turn(OTHER_IDENTIFIERS, i)(i)),
    ),
    Way(
        "identifier-differs-no-place",
        "The identifiers differ, and nothing else is told.",
        2,
        "unmet",
        lambda i: (
            {"matrikkel_id": turn(IDENTIFIERS, i)},
            {"matrikkel_id": turn(OTHER_IDENTIFIERS, i, 1)(i), "unit": turn(UNITS, i, 2)},
        ),
    ),
    Way(
        "identifier-spelt-otherwise",
        "One identifier has zeros or blanks before or after it.",
        2,
        "met",
        fields_of(
            identified,
            matrikkel_id=lambda i: turn(("0{}", " {}", "{} ", " 00{}\t", "000{}"), i).format(
                turn(IDENTIFIERS, i)
            ),
        ),
    ),
    Way(
        "identifier-of-one-same-place",
        "One home alone has an identifier, and both have the same place.",
        3,
        "met",
        changed(by_place, lambda home, i: home | {"matrikkel_id": turn(IDENTIFIERS, i)}),
    ),
    Way(
        "identifier-of-one-blank-of-other",
        "One identifier is blank or zeros, which is none: the places decide.",
        3,
        "met",
        changed(
            lambda i: by_place(i) | {"matrikkel_id": turn(NO_IDENTIFIERS[1:], i)},
            lambda home, i: home | {"matrikkel_id": turn(IDENTIFIERS, i)},
        ),
    ),
    Way(
        "identifier-of-one-no-place",
        "One home alone has an identifier, and one has no place.",
        3,
        "unknown",
        changed(
            lambda i: without(identified(i), "place"),
            lambda home, i: on_street(i) if i % 3 else without(home, "matrikkel_id"),
        ),
    ),
    Way(
        "identifier-of-one-other-place",
        "One home alone has an identifier, and the places differ.",
        3,
        "unmet",
        lambda i: (
            by_place(i) | {"matrikkel_id": turn(IDENTIFIERS, i)},
            at(by_place(i), municipality="1806"),
        ),
    ),
    Way(
        "identifiers-blank-same-place",
        "Both identifiers are blank or zeros: the places decide.",
        3,
        "met",
        lambda i: (
            by_place(i) | {"matrikkel_id": turn(NO_IDENTIFIERS[1:], i)},
            by_place(i) | {"matrikkel_id": turn(NO_IDENTIFIERS, i, 1)},
        ),
    ),
    Way(
        "identifiers-blank-other-place",
        "Both identifiers are blank or zeros, and the places differ.",
        3,
        "unmet",
        lambda i: (
            by_place(i) | {"matrikkel_id": turn(NO_IDENTIFIERS[1:], i)},
            at(by_place(i), municipality="1806") | {"matrikkel_id": turn(NO_IDENTIFIERS[1:], i)},
        ),
    ),
    Way(
        "identifier-equal-municipality-renumbered",
        "The identifiers are equal, and one municipality has been renumbered.",
        2,
        "met",
        places_of(
            lambda i: turn((with_id_and_street, with_id_and_property), i)(i),
            municipality=("1201", "0000", None),
        ),
    ),
    Way(
        "identifier-equal-street-renamed",
        "The identifiers are equal, and one street has another name and code.",
        2,
        "met",
        places_of(with_id_and_street, street_name=("Gamlevegen", None, "Ukjent"), street_code=("777", None)),
    ),
    Way(
        "identifier-equal-number-differs",
        "The identifiers are equal, and the house numbers differ.",
        2,
        "unknown",
        places_of(with_id_and_street, house_number=lambda i: turn(STREETS, i)[3] + 1 + i % 3),
    ),
    Way(
        "identifier-equal-number-of-one",
        "The identifiers are equal, and one home alone has a house number.",
        2,
        "met",
        places_of(with_id_and_street, house_number=(None, 0)),
    ),
    Way(
        "identifier-equal-letter-differs",
        "The identifiers are equal, and the house letters differ.",
        2,
        "unknown",
        changed(
            lambda i: lettered(i, with_id_and_street),
            lambda home, i: at(home, house_letter="E" if i % 2 else "g"),
        ),
    ),
    Way(
        "identifier-equal-letter-of-one",
        "The identifiers are equal, and one home alone has a house letter.",
        2,
        "met",
        changed(
            lambda i: lettered(i, with_id_and_street),
            lambda home, i: at(home, house_letter=turn((None, "", " "), i)),
        ),
    ),
    Way(
        "identifier-equal-letter-in-small",
        "The identifiers are equal, and so are the letters, in either case.",
        2,
        "met",
        changed(
            lambda i: lettered(i, with_id_and_street),
            lambda home, _: at(home, house_letter=f" {home['place']['house_letter'].lower()}"),
        ),
    ),
    Way(
        "identifier-equal-letter-and-unit-differ",
        "The identifiers are equal; letters and units differ: another house, perhaps.",
        2,
        "unknown",
        changed(
            lambda i: lettered(i, with_id_and_street) | {"unit": "H0101"},
            lambda home, _: at(home, house_letter="G") | {"unit": "H0202"},
        ),
    ),
    Way(
        "identifier-equal-sub-number-differs",
        "The identifiers are equal, and the sub-numbers differ.",
        2,
        "unknown",
        changed(
            lambda i: sub_numbered(i, with_id_and_property),
            lambda home, i: at(home, sub_number=home["place"]["sub_number"] + 1 + i % 3),
        ),
    ),
    Way(
        "identifier-equal-sub-number-of-one",
        "The identifiers are equal, and one home alone has a sub-number.",
        2,
        "unknown",
        changed(
            lambda i: sub_numbered(i, with_id_and_property),
            lambda home, i: at(home, sub_number=turn((None, 0), i)),
        ),
    ),
    Way(
        "identifier-equal-sub-number-and-no-place",
        "The identifiers are equal; one has a sub-number, the other no place or a street.",
        2,
        "unknown",
        changed(
            lambda i: sub_numbered(i, with_id_and_property),
            lambda home, i: home | {"place": street(i)} if i % 2 else without(home, "place"),
        ),
    ),
    Way(
        "identifier-equal-no-sub-number",
        "The identifiers are equal; neither has a sub-number, whatever else the places are.",
        2,
        "met",
        changed(
            lambda i: at(with_id_and_property(i), sub_number=turn((None, 0), i)),
            lambda home, i: turn(
                (
                    home | {"place": street(i)},
                    without(home, "place"),
                    at(home, sub_number=turn((0, None), i)),
                    at(home, land_number=700 + i),
                ),
                i,
                1,
            ),
        ),
    ),
    Way(
        "identifier-equal-lease-differs",
        "The identifiers are equal, and the lease numbers differ: only the identifier counts.",
        2,
        "met",
        changed(
            lambda i: at(with_id_and_property(i), lease_number=1 + i % 4),
            lambda home, i: at(home, lease_number=turn((None, 0, 9), i)),
        ),
    ),
    Way(
        "identifier-equal-land-differs",
        "The identifiers are equal, and land and title numbers differ: only the identifier counts.",
        2,
        "met",
        changed(
            with_id_and_property,
            lambda home, i: at(home, land_number=turn((None, 0, 501), i), title_number=502),
        ),
    ),
    Way(
        "identifier-equal-one-has-no-place",
        "The identifiers are equal, and one home alone has a street.",
        2,
        "met",
        changed(with_id_and_street, lambda home, _: without(home, "place")),
    ),
    Way(
        "identifier-differs-same-unit",
        "The identifiers differ, and the units are equal.",
        2,
        "unmet",
        lambda i: (
            identified(i, unit="H0101"),
            identified(i, unit="H0101", matrikkel_id=turn(OTHER_IDENTIFIERS, i)(i)),
        ),
    ),
    Way(
        "identifier-differs-unit-of-one",
        "The identifiers differ, and one home alone has a unit.",
        2,
        "unmet",
        lambda i: (
            identified(i, unit=turn(("H0101", "K0203"), i)),
            without(identified(i, matrikkel_id=turn(OTHER_IDENTIFIERS, i)(i)), "unit"),
        ),
    ),
)
