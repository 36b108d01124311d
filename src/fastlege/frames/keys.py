"""The keys by which homes are compared, made once for each person (*nøkler for bosteder*).

Cleaning texts takes four fifths of the time that a decision takes, and is the same each night: keep the keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

from fastlege.frames.columns import AT_HOME, frame_of, read
from fastlege.frames.text import Text
from fastlege.terms import Grading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narwhals.stable.v2.typing import IntoFrameT

__all__ = ["home_keys", "unusable", "with_home_keys"]

_STREET: Final = ("street_name", "street_code", "house_number", "house_letter")
_PROPERTY: Final = ("land_number", "title_number", "lease_number", "sub_number")
_MOST_HOUSES: Final = 9_999
_SEPARATOR: Final = "|"


def with_home_keys(people: IntoFrameT, prefix: str = "") -> IntoFrameT:
    """Add the keys by which homes are compared (*nøkler for bosteder*).

    Make them once for each person, keep them, and join them to pairs under ``child_`` and ``parent_``:
    `representation` then reads the keys, and no text. They are confidential like the address.

    A home with a text that cannot be one, such as a unit of ``null``, or with a street and a property at
    once, has no keys and is comparable with nothing. The scalar library refuses it, and `problems` lists it.

    Args:
        people: A frame with the columns of a home.
        prefix: What stands before their names, such as ``child_``.

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
    keyed: IntoFrameT = frame.with_columns(**home_keys(prefix)).to_native()
    return keyed


def home_keys(prefix: str) -> dict[str, nw.Expr]:
    """Give the expression of each key, by its name."""
    street, number = _text(prefix, "street_name").street()[0], _number(prefix, "house_number")
    municipality = _text(prefix, "municipality").municipality()[0]
    code = _text(prefix, "street_code").digits()[0]
    letter = _text(prefix, "house_letter").letter()[0]
    house = (municipality, number.cast(nw.String), letter.fill_null(""))
    land, title = (_number(prefix, name).cast(nw.String) for name in ("land_number", "title_number"))
    texts = {
        "home_id": _text(prefix, "matrikkel_id").digits()[0],
        "home_unit": _text(prefix, "unit").unit()[0],
        "home_by_code": nw.concat_str(code, *house, separator=_SEPARATOR),
        "home_by_name": nw.concat_str(street, *house, separator=_SEPARATOR),
        "home_property": nw.concat_str(municipality, land, title, separator=_SEPARATOR),
        "home_letter": letter,
    }
    usable = nw.all_horizontal(*(fits for _, fits in unusable(prefix)), ignore_nulls=False)
    return {
        f"{prefix}home_given": _any_given(prefix, AT_HOME),
        **{f"{prefix}{name}": nw.when(usable).then(key) for name, key in texts.items()},
        f"{prefix}home_number": number,
        f"{prefix}home_lease": read("lease_number", prefix),
        f"{prefix}home_sub_number": read("sub_number", prefix).fill_null(0),
    }


def unusable(prefix: str) -> list[tuple[str, nw.Expr]]:
    """Pair each column of a home with whether what stands in it can be used."""
    grading = read("grading", prefix)
    one_place = ~(_any_given(prefix, _STREET) & _any_given(prefix, _PROPERTY))
    return [
        ("grading", grading.is_null() | grading.is_in([*Grading])),
        ("matrikkel_id", _text(prefix, "matrikkel_id").digits()[1]),
        ("unit", _text(prefix, "unit").unit()[1]),
        ("municipality", _text(prefix, "municipality").municipality()[1]),
        ("street_code", _text(prefix, "street_code").digits()[1]),
        ("house_number", _within(prefix, "house_number", _MOST_HOUSES)),
        ("house_letter", _text(prefix, "house_letter").letter()[1]),
        *((name, _within(prefix, name)) for name in _PROPERTY),
        ("place", one_place),
    ]


def _text(prefix: str, name: str) -> Text:
    return Text(read(name, prefix))


def _number(prefix: str, name: str) -> nw.Expr:
    """Read a number; zero is none."""
    number = read(name, prefix)
    return nw.when(number != 0).then(number)


def _within(prefix: str, name: str, most: int | None = None) -> nw.Expr:
    number = read(name, prefix)
    fits = number >= 0 if most is None else (number >= 0) & (number <= most)
    return number.is_null() | fits


def _any_given(prefix: str, names: Iterable[str]) -> nw.Expr:
    return nw.any_horizontal(*(~read(name, prefix).is_null() for name in names), ignore_nulls=False)
