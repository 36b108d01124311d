"""Nothing that identifies anybody is ever shown: not by a repr, a log, a warning, an error or a traceback.

Every string of the facts and of the documents is a canary of its own, found nowhere else. What the package
shows of them, whichever way it is asked, must hold none.
"""

from __future__ import annotations

import json
import logging
import re
import traceback
import warnings
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest

from fastlege import (
    GP,
    AccessLevel,
    Address,
    Audience,
    CadastralAddress,
    Family,
    GPId,
    Grading,
    InvalidDocumentError,
    Language,
    Office,
    Parent,
    Person,
    PersonId,
    RefusedError,
    Service,
    Session,
    Standing,
    StreetAddress,
    access_suffices,
    is_available,
    may_consult_online,
    may_enquire,
    may_represent,
    menu,
    representatives,
    rule_named,
)
from fastlege.register import read_family, read_family_file, read_person
from fastlege.register.assembly import File
from fastlege.register.cursor import Cursor
from fastlege.register.description import Dossier
from fastlege.register.folkeregisteret import FOLKEREGISTERET
from fastlege.register.person import read_record, read_relations
from fastlege.register.reading import Reading
from tests.documents import (
    DAY,
    birth,
    cadastral,
    child_document,
    document,
    elsewhere,
    entry,
    home,
    identity,
    places,
    relation,
    replaced,
    responsibility,
    street,
)
from tests.support import decided, noon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tests.documents import Document
    from tests.documents import Element as Leaf

CHILD_BORN: Final = date(2017, 3, 29)
ADULT_BORN: Final = date(1973, 8, 27)
CHILD, MOTHER, FATHER = (f"{number}Kanari" for number in (98765432101, 98765432102, 98765432103))
OLDER: Final = "98765432104Kanari"
MUNICIPALITY: Final = "8643"
HOUSE: Final = 7531
LAND: Final = 97531
MATRIKKEL_ID, UNIT, STREET_CODE = "86421357", "H8642", "75318"

CODED: Final = {
    "ajourholdstidspunkt",
    "gyldighetstidspunkt",
    "opphoerstidspunkt",
    "status",
    "identifikatortype",
    "foedselsdato",
    "foedselsaar",
    "adressegradering",
    "graderingsnivaa",
    "relatertPersonsRolle",
    "minRolleForPerson",
    "ansvar",
    "startdatoForKontrakt",
    "doedsdato",
    "kommunenummer",
    "husnummer",
    "husbokstav",
    "adressekode",
    "bruksenhetsnummer",
    "adresseIdentifikatorFraMatrikkelen",
    "foedselsEllerDNummer",
    "relatertPerson",
    "ansvarlig",
    "ansvarssubjekt",
}
"""The strings that the reader would not take as a canary; those that identify have a canary of their form."""


def canaries(document: Document, whose: str) -> tuple[Document, set[str]]:
    """Put a canary of its own into each string of a document that is not a code, a date or a number."""
    put: set[str] = set()
    for path in list(places(document)):
        value: Leaf = document
        for step in path:
            value = value[step]
        if isinstance(value, str) and path[-1] not in CODED:
            canary = f"Kanari-{whose}-{len(put)}-Qx"
            put.add(canary)
            document = replaced(document, path, canary)
    return document, put


def _home(**fields: Leaf) -> Document:
    number = {"husnummer": str(HOUSE), "husbokstav": "B"}
    place = street(
        kommunenummer=MUNICIPALITY, adressekode=STREET_CODE, adressenummer=number, bruksenhetsnummer=UNIT
    )
    return home(vegadresse=place, adresseIdentifikatorFraMatrikkelen=MATRIKKEL_ID) | fields


DOCUMENTS: Final = [
    child_document(
        identifikasjonsnummer=[identity(CHILD), identity(OLDER, status="opphoert")],
        foedsel=[birth(CHILD_BORN)],
        bostedsadresse=[_home(), elsewhere(erGjeldende=False)],
        deltBosted=[
            home(
                vegadresse=None,
                matrikkeladresse=cadastral(
                    matrikkelnummer={"kommunenummer": MUNICIPALITY, "gaardsnummer": LAND, "bruksnummer": LAND}
                ),
                startdatoForKontrakt="2022-02-04",
            )
        ],
        familierelasjon=[relation(MOTHER, "mor"), relation(FATHER, "far")],
        foreldreansvar=[
            responsibility("felles", holder, ansvarssubjekt=CHILD) for holder in (MOTHER, FATHER)
        ],
    ),
    document(
        MOTHER,
        ADULT_BORN,
        bostedsadresse=[_home(adressegradering="klientadresse")],
        postadresse=[
            entry(postboksadresse={"postbokseier": "eier", "postboks": "221"}, adressegradering="ugradert")
        ],
    ),
    document(FATHER, ADULT_BORN, adressebeskyttelse=[entry(graderingsnivaa="fortrolig")]),
]
PLANTED: Final = [canaries(one, whose) for one, whose in zip(DOCUMENTS, ("barn", "mor", "far"), strict=True)]
READ: Final = [one for one, _ in PLANTED]
SECRETS: Final = {
    *(canary for _, put in PLANTED for canary in put),
    *("Kanari", "kanari", "KANARI", "9876543210", MUNICIPALITY, str(HOUSE), str(LAND)),
    *(MATRIKKEL_ID, UNIT, STREET_CODE),
    *(CHILD_BORN.isoformat(), ADULT_BORN.isoformat(), "fortrolig", "klientadresse"),
}
EXPECTED_WORDS: Final = {"fortrolig", "klientadresse"}
"""Two secrets are words of the register's own; a message that lists all codes may say them."""


def family() -> Family:
    return read_family(READ[0], READ[1:], on=DAY)


def facts() -> Family:
    """Make a family by hand, with a canary in each string that a fact has."""
    marks = iter(f"Kanari-fakta-{number}-Qx" for number in range(100))
    at = StreetAddress(
        municipality=MUNICIPALITY,
        street_name=next(marks),
        street_code=STREET_CODE,
        house_number=HOUSE,
        house_letter="B",
    )
    farm = CadastralAddress(municipality=MUNICIPALITY, land_number=LAND, title_number=LAND)
    ours = Address(matrikkel_id=MATRIKKEL_ID, unit=UNIT, place=at)
    theirs = Address(matrikkel_id=MATRIKKEL_ID, unit=UNIT, place=farm, grading=Grading.CONFIDENTIAL)
    known: dict[str, Any] = {"birth_date": ADULT_BORN, "standing": Standing.RESIDENT}
    child = Person(
        id=PersonId(next(marks)),
        birth_date=CHILD_BORN,
        home=ours,
        shared_residences=[theirs],
        protected=False,
        standing=Standing.RESIDENT,
    )
    mother = Person(id=PersonId(next(marks)), home=ours, protected=False, **known)
    father = Person(id=PersonId(next(marks)), home=theirs, protected=True, **known)
    parents = [Parent(person=mother, responsibility=True), Parent(person=father, responsibility=True)]
    return Family(child=child, parents=parents, as_of=DAY)


def doctor() -> GP:
    marks = [f"Kanari-lege-{number}-Qx" for number in range(6)]
    office = Office(name=marks[0], participates=True, phone=marks[1], address=marks[2], website=marks[3])
    return GP(id=GPId(marks[5]), name=marks[4], office=office, services=set(Service), serves_children=True)


def everything(value: object) -> Iterator[object]:
    """Walk to everything that a fact is made of and that the package defined, the whole first."""
    kind: Any = type(value)
    if attrs.has(kind):
        yield value
        for field in attrs.fields(kind):
            yield from everything(getattr(value, field.name))
    elif isinstance(value, (tuple, frozenset)):
        for part in value:
            yield from everything(part)


def told(error: BaseException) -> Iterator[str]:
    """Give whatever an error shows, its causes and what it happened during included."""
    yield "".join(traceback.format_exception(error))
    chain: BaseException | None = error
    while chain is not None:
        yield from (str(chain), repr(chain), repr(chain.args), repr(getattr(chain, "__notes__", None)))
        chain = chain.__cause__ or chain.__context__


def leaks(shown: str, *, but: Iterable[str] = ()) -> set[str]:
    return {secret for secret in SECRETS.difference(but) if secret in shown}


@pytest.fixture(autouse=True)
def nothing_is_logged_or_warned(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.NOTSET)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        yield
    assert [record.getMessage() for record in caplog.records] == []
    assert [str(warning.message) for warning in warned] == []


def test_the_canaries_are_there_to_be_found() -> None:
    """The documents are read, and the facts do hold what must not be shown."""
    assert len(SECRETS) > 60
    parts: list[Any] = [part for whole in (family(), facts()) for part in (whole.child, *whole.parents)]
    held = repr(list(map(attrs.asdict, parts)))
    assert {"9876543210", MUNICIPALITY, str(HOUSE), str(LAND), MATRIKKEL_ID, UNIT, STREET_CODE} <= leaks(held)
    assert sum(secret.startswith("Kanari-") for secret in leaks(held)) > 1
    assert leaks(json.dumps(READ)) >= {canary for _, put in PLANTED for canary in put}


@pytest.mark.parametrize("make", [family, facts])
def test_no_repr_or_str_of_a_fact_shows_any(make: Callable[[], Family]) -> None:
    whole = make()
    mother = whole.parents[0].person
    sessions = [
        Session.for_self(mother, gp=doctor(), access_level=AccessLevel.FULL, at=noon(DAY)),
        Session.for_child(mother, whole, gp=doctor(), access_level=AccessLevel.FULL, at=noon(DAY)),
    ]
    for value in [part for fact in (whole, *sessions) for part in everything(fact)]:
        assert not leaks(
            f"{value!r} {value} {[value]}", but=EXPECTED_WORDS if isinstance(value, Grading) else ()
        )


def test_no_repr_of_a_record_shows_any() -> None:
    for one in READ:
        dossier = Dossier(Cursor(one, "person", Reading(DAY)), FOLKEREGISTERET)
        file = File(dossier, read_record(dossier), read_relations(dossier))
        lines = (*(file.relations.parents or ()), *(file.relations.responsibilities or ()))
        for part in (dossier.at, file, *file, *lines):
            assert not leaks(f"{part!r} {part}")


@pytest.mark.parametrize("make", [family, facts])
def test_no_decision_shows_any(make: Callable[[], Family]) -> None:
    whole = make()
    for parent in whole.parents:
        session = Session.for_child(parent.person, whole, gp=doctor(), access_level=None, at=noon(DAY))
        decisions = [
            may_represent(parent.person, whole),
            *(is_available(session, service) for service in Service),
            may_consult_online(doctor(), mode=None, urgent=None, needs_attendance=None),
        ]
        for decision in decisions:
            assert not leaks(f"{decision!r} {decision} {decision.grounds} {decision.disclosed()!r}")
            assert not leaks(decision._repr_html_())
            for language in Language:
                assert not leaks(decision.explain(language))
                assert not leaks(decision.explain(language, audience=Audience.CASEWORKER))


@pytest.mark.parametrize("make", [family, facts])
def test_what_is_logged_of_a_decision_tells_no_condition_and_no_finding(make: Callable[[], Family]) -> None:
    """Beside a name in the same log, that a ground about protection is unmet would tell a protection."""
    whole = make()
    child, (_, father) = whole.child, (parent.person for parent in whole.parents)
    shielded = attrs.evolve(whole, child=attrs.evolve(child, protected=True))
    session = Session.for_child(father, shielded, gp=doctor(), access_level=None, at=noon(DAY))
    decision = is_available(session, Service.E_CONSULTATION)
    assert {"child-not-protected", "adult-not-protected"} <= {ground.code for ground in decision.unmet}
    parts = (decision, decision.grounds, decision.unmet, decision.unknown, menu(session))
    refusal = RefusedError([decision])
    shown = f"{parts} {parts!r} {[*decision.grounds]} {refusal!r} {' '.join(map(str, decision.grounds))}"
    words = set(re.findall(r"[a-z-]+", shown))
    assert words.isdisjoint(decision.rule.codes)
    assert words.isdisjoint({"met", "unmet", "unknown"})
    assert repr(decision.unmet[0]) == str(decision.unmet[0]) == "Ground(…)"


def documents_with(bad: Callable[[str], Any]) -> Iterator[list[Document]]:
    """Put something bad, made of a canary, at each place of each document in turn."""
    for which, whole in enumerate(READ):
        for number, path in enumerate(places(whole)):
            mutated = [*READ]
            mutated[which] = replaced(whole, path, bad(f"Kanari-{which}-{number}-Qx"))
            yield mutated


FORMS: Final[dict[str, Callable[[str], Any]]] = {
    "text": lambda canary: canary,
    "a list of it": lambda canary: [canary],
    "an object of it": lambda canary: {canary: canary},
    "a list of an object of it": lambda canary: [{canary: {canary: [canary]}}],
    "bytes": str.encode,
    "an object with a repr": lambda canary: type(canary, (), {"__repr__": lambda _: canary})(),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_no_error_of_a_document_shows_any(form: Callable[[str], Any]) -> None:
    failed = 0
    for child, *parents in documents_with(form):
        try:
            read_family(child, parents, on=DAY)
        except Exception as error:  # noqa: BLE001  # whatever it is, it shows none
            failed += 1
            for shown in told(error):
                assert not leaks(shown, but=EXPECTED_WORDS)
    assert failed > 30


@pytest.mark.parametrize("form", [FORMS["text"], FORMS["an object of it"]], ids=["text", "an object of it"])
def test_no_error_of_a_text_shows_any(form: Callable[[str], Any]) -> None:
    for mutated in documents_with(form):
        for cut in (1, -1):
            texts = [json.dumps(one, ensure_ascii=False)[: len(json.dumps(one)) - cut] for one in mutated]
            try:
                read_family(texts[0], texts[1:], on=DAY)
            except Exception as error:  # noqa: BLE001  # whatever it is, it shows none
                for shown in told(error):
                    assert not leaks(shown, but=EXPECTED_WORDS)


def provocations() -> Iterator[Callable[[], object]]:
    """Give calls that must fail, each with canaries in what it is given."""
    canary, whole, by_hand = "Kanari-feil-Qx", family(), facts()
    mother = whole.parents[0].person
    twice = json.dumps(READ[1]).replace("{", '{"Kanari1": 1, "Kanari1": 2, ', 1)
    deep_twice = json.dumps({"Kanari-Qx": READ[1]}).replace(
        '"status": [{', '"status": [{"Kanari1": 1, "Kanari1": 2, '
    )
    wrong: Any = canary
    texts: list[Any] = [
        canary,
        json.dumps(canary),
        json.dumps([READ[0]]),
        json.dumps({canary: READ[0]}),
        f"{json.dumps(READ[0])}{canary}",
        "\ufeff\ufeff" + json.dumps(READ[0]),
        json.dumps(READ[0]).encode("utf-16"),
        json.dumps(READ[0]).encode() + b"\xff",
        f'{{"{canary}": NaN}}',
        f'{{"{canary}": {"9" * 5000}}}',
        f'{{"{canary}": ' * 100_000,
        twice,
        deep_twice,
    ]
    for text in texts:
        yield partial(read_person, text, on=DAY)
        yield partial(read_family, READ[0], [text], on=DAY)
        yield partial(read_family_file, text)
    yield lambda: read_person(READ[0], on=wrong)
    yield lambda: read_family(READ[0], wrong, on=wrong)
    yield lambda: read_family_file({canary: canary, "as_of": canary, "child": READ[0], "parents": canary})
    yield lambda: read_family_file({"as_of": "2026-11-23", "child": READ[0], "parents": [READ[1], canary]})
    yield lambda: read_family(READ[0], [READ[1], READ[1] | {"foedsel": [birth(CHILD_BORN)]}], on=DAY)
    yield lambda: read_family(READ[0], READ[1:], on=date(2017, 3, 28))
    yield lambda: read_family(READ[0] | {"familierelasjon": [relation(CHILD, "mor")]}, [], on=DAY)
    yield lambda: read_person(
        READ[0] | {"identifikasjonsnummer": [identity(CHILD), identity(MOTHER)]}, on=DAY
    )
    yield lambda: read_person(READ[0] | {"foedsel": [birth(CHILD_BORN), birth(ADULT_BORN)]}, on=DAY)
    yield lambda: whole.parent(PersonId(canary))
    yield lambda: may_represent(attrs.evolve(mother, home=by_hand.child.home), whole)
    yield lambda: Family(child=mother, parents=whole.parents, as_of=DAY)
    yield lambda: Family(child=whole.child, parents=[*whole.parents, *whole.parents], as_of=DAY)
    yield lambda: Family(child=whole.child, parents=whole.parents, as_of=date(2017, 3, 28))
    yield lambda: Person(
        id=PersonId(canary), protected=False, standing=None, home=by_hand.parents[1].person.home
    )
    yield lambda: setattr(mother, "id", wrong)  # what is tested
    yield lambda: Session.for_child(
        mother, whole, gp=doctor(), access_level=None, at=noon(date(2026, 11, 24))
    )
    yield lambda: access_suffices(wrong, wrong)
    yield lambda: may_represent(wrong, wrong)
    yield lambda: representatives(wrong, policy=wrong)
    yield lambda: is_available(wrong, wrong)
    yield lambda: may_consult_online(wrong, mode=wrong, urgent=wrong, needs_attendance=wrong)
    yield lambda: may_enquire(wrong)
    yield lambda: rule_named(canary)
    yield lambda: decided(rule_named("representation"), wrong)
    yield lambda: rule_named("representation").decide(child_not_protected=wrong)
    yield lambda: may_represent(mother, whole).explain(wrong, audience=canary, policy=wrong)
    yield lambda: may_represent(mother, whole).finding(canary)
    for kind in (Address, StreetAddress, CadastralAddress, Person, Parent, Family, Office, GP):
        names = [field.alias for field in attrs.fields(kind) if field.init]
        for form in FORMS.values():
            yield partial(kind, **{name: form(canary) for name in names})


def test_no_error_of_any_entry_point_shows_any() -> None:
    failed = 0
    for provoke in provocations():
        try:
            provoke()
        except Exception as error:  # noqa: BLE001  # whatever it is, it shows none
            failed += 1
            for shown in told(error):
                assert not leaks(shown, but=EXPECTED_WORDS), provoke
    assert failed > 110


def test_the_document_of_one_who_is_protected_fails_as_anybody_elses_does() -> None:
    hidden = [entry(graderingsnivaa="fortrolig", erGjeldende="ja")]
    failures = set()
    for protection in ([], hidden):
        with pytest.raises(InvalidDocumentError) as caught:
            read_person(READ[1] | {"status": [entry(status=1)], "adressebeskyttelse": protection}, on=DAY)
        failures.add(str(caught.value))
    assert len(failures) == 1
