"""From families of the library to columns (*fra familier til kolonner*)."""

from __future__ import annotations

import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, Final

from fastlege.facts.family import Family
from fastlege.facts.places import CadastralAddress, StreetAddress
from fastlege.frames.columns import AT_HOME, OF_A_PAIR, OF_A_PERSON, PERSONS, plus
from fastlege.problems import as_tuple, indexed, is_a, is_collection, validate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastlege.facts.address import Address
    from fastlege.facts.family import Parent
    from fastlege.facts.people import Person

__all__ = ["rows"]

_OF_A_PERSON: Final = tuple(dict.fromkeys((*OF_A_PERSON, *AT_HOME)))
_NAMES: Final = (*OF_A_PAIR, *(name for prefix in PERSONS for name in plus(prefix, _OF_A_PERSON)))


def rows(families: Iterable[Family]) -> dict[str, list[object]]:
    """Write families as the columns of pairs, a row for each registered parent (*familier som kolonner*).

    A family without parents has no row. Codes are the vocabularies' values, and null is unknown. Shared
    residences are left out, since no column holds them. Letters are composed (NFC). All columns are in memory
    at once, so pass large populations in parts.

    Raises:
        InvalidFactError: When `families` is not a collection, or a member is not a Family.

    Examples:
        >>> from fastlege.testing import READY_FAMILIES
        >>> columns = rows([READY_FAMILIES["at_home"]])
        >>> all(columns["registered"]), set(columns["child_standing"])
        (True, {'resident'})
    """
    given = as_tuple(families)
    validate(("families", is_collection(families), "give a list of Family"))
    validate(
        *((indexed("families", place), is_a(Family, one), "give a Family") for place, one in enumerate(given))
    )
    lines = [_line(family, parent) for family in given for parent in family.parents]
    return {name: [line[place] for line in lines] for place, name in enumerate(_NAMES)}


def _line(family: Family, parent: Parent) -> list[object]:
    of_pair = (family.child.id, parent.person.id, family.as_of, family.all_parents_known)
    of_persons = chain(_person(family.child), _person(parent.person))
    return [*of_pair, parent.responsibility, True, *of_persons]


def _person(person: Person) -> list[object]:
    values = {
        "birth_date": person.birth_date,
        "birth_year": person.birth_year,
        "standing": person.standing and person.standing.value,
        "protected": person.protected,
        **_home(person.home),
    }
    return [values.get(name) for name in _OF_A_PERSON]


def _home(home: Address | None) -> dict[str, object]:
    """Write a home; without any part it has an empty identifier, since null would mean no home."""
    if home is None:
        return {}
    return {
        "grading": home.grading and home.grading.value,
        "matrikkel_id": home.matrikkel_id or "",
        "unit": home.unit,
        **_place(home.place),
    }


def _place(place: StreetAddress | CadastralAddress | None) -> dict[str, object]:
    if isinstance(place, StreetAddress):
        return {
            "municipality": place.municipality,
            "street_name": _composed(place.street_name),
            "street_code": place.street_code,
            "house_number": place.house_number,
            "house_letter": _composed(place.house_letter),
        }
    if isinstance(place, CadastralAddress):
        numbers = ("land_number", "title_number", "lease_number", "sub_number")
        return {"municipality": place.municipality, **{name: getattr(place, name) for name in numbers}}
    return {}


def _composed(text: str | None) -> str | None:
    return None if text is None else unicodedata.normalize("NFC", text)
