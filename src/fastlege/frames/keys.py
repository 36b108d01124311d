"""The keys by which homes are compared, made once for each person (*nøkler for bosteder*).

Cleaning texts takes four fifths of the time of a decision, and its result is the same each night: keep the
keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

from fastlege.frames import text
from fastlege.frames.chains import equals_any
from fastlege.frames.columns import AT_HOME, KEYS, frame_of, native, own, planned, plus, read
from fastlege.terms import Grading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narwhals.stable.v2.typing import IntoFrameT

    from fastlege.frames.columns import Frame

__all__ = ["unusable", "with_home_keys", "with_keys", "with_texts"]

_CLEANED: Final = {
    "matrikkel_id": text.digits,
    "unit": text.unit,
    "municipality": text.municipality,
    "street_code": text.digits,
    "house_letter": text.letter,
}
_STRIPPED: Final = ("matrikkel_id", "unit", "street_code", "house_letter", "street_name")
_STREET: Final = ("street_name", "street_code", "house_number", "house_letter")
_PROPERTY: Final = ("land_number", "title_number", "lease_number", "sub_number")
_MOST_HOUSES: Final = 9_999


def with_home_keys(people: IntoFrameT, prefix: str = "") -> IntoFrameT:
    """Add the keys by which homes are compared (*nøkler for bosteder*).

    Make them once for each person, keep them, and join them to pairs under ``child_`` and ``parent_``:
    `representation` then reads the keys and no text. They are as confidential as the address.

    A home with an invalid text, such as a unit of ``null``, or with both a street and a property, has no keys
    and is not compared. The scalar library refuses it, and `problems` lists it.

    Args:
        people: A frame with the columns of a home.
        prefix: The prefix of their names, such as ``child_``.

    Raises:
        InvalidFactError: When a column is missing or of another type. Every problem is listed.

    Examples:
        >>> import polars
        >>> from fastlege.frames import rows
        >>> from fastlege.testing import READY_FAMILIES
        >>> pairs = polars.DataFrame(rows([READY_FAMILIES["at_home"]]))
        >>> with_home_keys(pairs, "child_").select("child_home_id", "child_home_unit").rows()[0]
        ('604503040', 'H0101')
    """
    frame = frame_of("people", people, (prefix, AT_HOME))
    keyed = with_keys(planned(frame), prefix)
    kept = [name for name in frame.collect_schema().names() if name not in plus(prefix, KEYS)]
    return native(keyed.select(*kept, *plus(prefix, KEYS)), people)


def with_keys(frame: Frame, prefix: str) -> Frame:
    """Add the keys of a person's home, in steps: see `columns.own`."""
    # A null is a missing part, which is usable.
    usable = nw.all_horizontal(*(fits for _, fits in unusable(prefix)), ignore_nulls=True)
    keyed = with_texts(frame, prefix).with_columns(**{own("usable", prefix): usable})
    return keyed.with_columns(**{f"{prefix}{name}": key for name, key in _keys(prefix).items()})


def with_texts(frame: Frame, prefix: str) -> Frame:
    """Add the texts of a home without surrounding blanks, and the folded name of the street."""
    texts = {own(name, prefix): text.stripped(read(name, prefix)) for name in _STRIPPED}
    texts[own("municipality", prefix)] = read("municipality", prefix)
    folded = text.folded(nw.col(own("street_name", prefix)))
    return frame.with_columns(**texts).with_columns(**{own("folded", prefix): folded})


def _keys(prefix: str) -> dict[str, nw.Expr]:
    cleaned = {name: clean(nw.col(own(name, prefix)))[0] for name, clean in _CLEANED.items()}
    comparable = text.is_comparable(nw.col(own("street_name", prefix)))
    texts = {
        "home_id": cleaned["matrikkel_id"],
        "home_unit": cleaned["unit"],
        "home_municipality": cleaned["municipality"],
        "home_street_code": cleaned["street_code"],
        "home_street_name": nw.when(comparable).then(text.street(nw.col(own("folded", prefix)))),
        "home_letter": cleaned["house_letter"],
    }
    numbers = {"home_number": "house_number", "home_land": "land_number", "home_title": "title_number"}
    return {
        "home_given": _any_given(prefix, AT_HOME),
        **{name: nw.when(nw.col(own("usable", prefix))).then(key) for name, key in texts.items()},
        **{name: nw.when(read(of, prefix) != 0).then(read(of, prefix)) for name, of in numbers.items()},
        # Null stays null for a lease only: 0 says that there is none, and null that it is unknown.
        "home_lease": read("lease_number", prefix),
        "home_sub_number": read("sub_number", prefix).fill_null(0),
    }


def unusable(prefix: str) -> list[tuple[str, nw.Expr]]:
    """Pair each column of a home with whether its value can be used; null where there is no value."""
    texts = {name: clean(nw.col(own(name, prefix)))[1] for name, clean in _CLEANED.items()}
    house, numbers = read("house_number", prefix), {name: read(name, prefix) >= 0 for name in _PROPERTY}
    one_place = ~(_any_given(prefix, _STREET) & _any_given(prefix, _PROPERTY))
    checks = {
        "grading": equals_any(read("grading", prefix), Grading),
        **texts,
        "house_number": (house >= 0) & (house <= _MOST_HOUSES),
        **numbers,
        "place": one_place,
    }
    return [*checks.items()]


def _any_given(prefix: str, names: Iterable[str]) -> nw.Expr:
    return nw.any_horizontal(*(~read(name, prefix).is_null() for name in names), ignore_nulls=False)
