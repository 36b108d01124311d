"""The same documents read with models, as one would without us: cattrs and pydantic, and one assembly.

The models take the elements that a decision needs and pass over the rest. They know neither which problem
stands where nor what a protection must not tell; that they agree with us on ordinary families is checked.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from fastlege import (
    OSLO,
    Address,
    Family,
    Grading,
    Parent,
    ParentRole,
    Person,
    PersonId,
    Standing,
    StreetAddress,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Reader = Callable[[bytes, Sequence[bytes], date], Family]

__all__ = ["with_cattrs", "with_pydantic"]

_DATED: Final[dict[str, Any]] = {
    "erGjeldende": bool | None,
    "gyldighetstidspunkt": datetime | None,
    "opphoerstidspunkt": datetime | None,
}
_FIELDS: Final[dict[str, dict[str, Any]]] = {
    "identifikasjonsnummer": {"foedselsEllerDNummer": str, "status": str | None},
    "status": {"status": str},
    "foedsel": {"foedselsdato": date | None, "foedselsaar": str | None},
    "adressebeskyttelse": {"graderingsnivaa": str},
    "familierelasjon": {
        "relatertPerson": str | None,
        "relatertPersonsRolle": str,
        "minRolleForPerson": str | None,
    },
    "foreldreansvar": {"ansvar": str, "ansvarssubjekt": str | None, "ansvarlig": str | None},
}
_NUMBER: Final[dict[str, Any]] = {"husnummer": str, "husbokstav": str | None}
_STREET: Final[dict[str, Any]] = {
    "kommunenummer": str,
    "adressenavn": str,
    "adressekode": str | None,
    "bruksenhetsnummer": str | None,
}
_HOME: Final[dict[str, Any]] = {
    "adresseIdentifikatorFraMatrikkelen": str | None,
    "adressegradering": str | None,
}


def with_pydantic() -> Reader:
    """Make a reader of pydantic models; it parses the JSON too."""
    from pydantic import create_model  # noqa: PLC0415  # a peer that need not be installed

    def model(name: str, fields: dict[str, Any]) -> Any:  # noqa: ANN401  # a class made here
        return create_model(name, **{field: (kind, _default(kind)) for field, kind in fields.items()})

    document = _document_of(model)
    return lambda child, parents, on: _assembled(
        document.model_validate_json(child), [document.model_validate_json(one) for one in parents], on
    )


def with_cattrs() -> Reader:
    """Make a reader of attrs classes, structured by cattrs."""
    import attrs  # noqa: PLC0415
    from cattrs import Converter  # noqa: PLC0415  # a peer that need not be installed

    def model(name: str, fields: dict[str, Any]) -> Any:  # noqa: ANN401  # a class made here
        made = {field: attrs.field(default=_default(kind), type=kind) for field, kind in fields.items()}
        return attrs.make_class(name, made, kw_only=True)

    converter = Converter()
    converter.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(value))
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    document = _document_of(model)

    def read(child: bytes, parents: Sequence[bytes], on: date) -> Family:
        taken = [converter.structure(json.loads(one), document) for one in (child, *parents)]
        return _assembled(taken[0], taken[1:], on)

    return read


def _default(kind: Any) -> Any:  # noqa: ANN401  # any type
    return [] if "list" in str(kind) else None if "None" in str(kind) else ...


def _document_of(model: Callable[[str, dict[str, Any]], Any]) -> Any:  # noqa: ANN401  # a class made here
    number = model("Number", _NUMBER)
    street = model("Street", {**_STREET, "adressenummer": number | None})
    elements = {name: model(name, {**_DATED, **fields}) for name, fields in _FIELDS.items()}
    elements["bostedsadresse"] = model("bostedsadresse", {**_DATED, **_HOME, "vegadresse": street | None})
    lists: dict[str, Any] = {name: list.__class_getitem__(element) for name, element in elements.items()}
    return model("Document", {name: several | None for name, several in lists.items()})


def _assembled(child: Any, others: Sequence[Any], on: date) -> Family:  # noqa: ANN401  # models made above
    people = {person.id: person for person in (_person(other, on) for other in others)}
    lines = _current(child.foreldreansvar, on)
    responsible = {line.ansvarlig for line in lines if line.ansvar == "felles"}
    relations = [one for one in _current(child.familierelasjon, on) if one.minRolleForPerson == "barn"]
    order = list(ParentRole)
    found = sorted(
        (order.index(ParentRole(one.relatertPersonsRolle)), one.relatertPerson) for one in relations
    )
    return Family(
        child=_person(child, on),
        parents=[
            Parent(person=people[PersonId(number)], responsibility=number in responsible, role=order[role])
            for role, number in found
        ],
        as_of=on,
    )


def _current(entries: Sequence[Any] | None, on: date) -> list[Any]:
    return [
        entry
        for entry in entries or ()
        if entry.erGjeldende is not False
        and (entry.opphoerstidspunkt is None or entry.opphoerstidspunkt.astimezone(OSLO).date() > on)
        and (entry.gyldighetstidspunkt is None or entry.gyldighetstidspunkt.astimezone(OSLO).date() <= on)
    ]


def _person(document: Any, on: date) -> Person:  # noqa: ANN401  # a model made above
    (number,) = [one for one in _current(document.identifikasjonsnummer, on) if one.status == "iBruk"]
    (birth,), (status,) = _current(document.foedsel, on), _current(document.status, on)
    (home,) = _current(document.bostedsadresse, on)
    street = home.vegadresse
    grading = Grading(home.adressegradering)
    return Person(
        id=PersonId(number.foedselsEllerDNummer),
        birth_date=birth.foedselsdato,
        home=Address(
            matrikkel_id=home.adresseIdentifikatorFraMatrikkelen,
            unit=street.bruksenhetsnummer,
            place=StreetAddress(
                municipality=street.kommunenummer,
                street_name=street.adressenavn,
                street_code=street.adressekode,
                house_number=int(street.adressenummer.husnummer),
                house_letter=street.adressenummer.husbokstav,
            ),
            grading=grading,
        ),
        protected=grading.protects or bool(_current(document.adressebeskyttelse, on)),
        standing=Standing.RESIDENT if status.status == "bosatt" else Standing.NOT_RESIDENT,
    )
