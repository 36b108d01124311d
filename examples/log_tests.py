"""A test that nobody stands in the log: `python -m pytest examples/log_tests.py`."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fastlege import HELSENORGE_2021_01_11 as POLICY
from fastlege import InvalidDocumentError, Person, PersonId, may_represent, rule_named
from fastlege.register import read_family_file
from fastlege.testing import RegisterDocuments, register_documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

log = logging.getLogger("decisions")


def serve(file: str, user: PersonId) -> bool:
    """Decide and log; a call of your own service stands here."""
    try:
        family = read_family_file(file)
    except InvalidDocumentError as error:
        log.warning("documents that cannot be read: %s", "; ".join(map(str, error.problems)))
        return False
    parent = family.find(user)
    person = parent.person if parent else Person(id=user, protected=None, standing=None)
    shown = may_represent(person, family, policy=POLICY).disclosed()
    log.info("%s %d %d %s", shown.rule.name, len(shown.grounds), shown.bits, POLICY.name)
    return shown.granted


NAME = {"erGjeldende": True, "fornavn": "Merke", "etternavn": "Merkesen"}
"""The kit's documents name nobody, so this one is put into each."""

PERSONAL = {
    *("foedselsEllerDNummer", "relatertPerson", "ansvarlig", "ansvarssubjekt", "foedselsdato"),
    *("fornavn", "etternavn", "adressenavn", "adresseIdentifikatorFraMatrikkelen", "bruksenhetsnummer"),
}
SHORTEST = 5
"""A text that is shorter, such as a blank street or the identifier 0, may be met by chance."""
SPOILT = st.sampled_from(["", "identifikasjonsnummer", "bostedsadresse"])
"""What cannot be read: a text stands where an array belongs, with all that was in it. Or nothing."""


def personal(value: object, name: str = "") -> Iterator[str]:
    """Give every text of a document that tells who somebody is, or where somebody lives."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from personal(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from personal(part, name)
    elif name in PERSONAL and isinstance(value, str) and len(value.strip()) >= SHORTEST:
        yield value.strip()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # each family begins an empty log
@given(documents=register_documents(), spoilt=SPOILT)
def test_nobody_stands_in_the_log(
    caplog: pytest.LogCaptureFixture, documents: RegisterDocuments, spoilt: str
) -> None:
    """A decision is its rule, two integers and the edition; of unreadable documents nothing is shown."""
    caplog.clear()
    caplog.set_level(logging.DEBUG)
    file = json.loads(documents.as_file())
    for document in (file["child"], *file["parents"]):
        document["navn"] = [NAME]
    marks = set(personal(file))
    if spoilt:
        file["child"][spoilt] = json.dumps(file["child"].get(spoilt), ensure_ascii=False)

    for user in documents.numbers.values():
        serve(json.dumps(file), user)

    assert len(caplog.messages) == len(documents.numbers)
    assert [mark for mark in marks if mark in caplog.text] == []
    for line in [] if spoilt else caplog.messages:
        name, conditions, bits, _edition = line.split()
        decision = rule_named(name).decision(int(bits), conditions=int(conditions))
        assert decision.disclosed() is decision  # no more than the citizen may know
