"""No control or hidden character gets into what people are shown, nor from there to a terminal or a page."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fastlege import (
    HELSENORGE_2021_01_11,
    Booking,
    FastlegeError,
    InvalidDocumentError,
    InvalidInputError,
    Message,
    Prescription,
    Problem,
    Rule,
    Service,
    Session,
    Slot,
    menu,
)
from fastlege.characters import is_line, is_prose, visible, visible_in_json
from fastlege.cli import main, rules
from fastlege.cli.output import Table, as_text, in_json, in_lines, say
from fastlege.facts import Address, CadastralAddress, StreetAddress
from fastlege.register import read_family
from fastlege.rules import ACCESS
from fastlege.sources import PAGE
from fastlege.words.markup import element
from tests.documents import child_document, identity, relation
from tests.support import DAY, for_self, gp, noon, parent, person

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONTROLS: Final = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
DIRECTIONS: Final = [
    chr(code) for code in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
]
OTHERS: Final = ["\u2028", "\u2029", "\u180e", "\u200b", "\u2060", "\ufeff", "\U000e0041", "\ud800", "\udfff"]
HIDDEN: Final = [*CONTROLS, *DIRECTIONS, *OTHERS]
LETTERS: Final = ["\u00ad", "\u200c", "\u200d", "\u00a0", "\u202f", "å", "\u0627", "\U0001f9d1"]
"""A soft hyphen, the joiners of Persian and of emoji, and blanks that do not break: what is written with."""

SLOT: Final = Slot(id="1", start=noon(DAY), end=noon(DAY) + timedelta(minutes=20))
SHOWN: Final[list[Any]] = [
    *(
        gp(),
        gp().office,
        person("user"),
        parent(),
        SLOT,
        HELSENORGE_2021_01_11,
        PAGE,
        ACCESS,
        ACCESS.conditions[0],
    ),
    Booking(slot=SLOT, patient=person("user").id, reason="Hoste"),
    Prescription(id="1", patient=person("user").id, medicine="Inhalator", dosage="1 daglig"),
    Message(
        id="1",
        thread="1",
        begun_by=None,
        patient=person("user").id,
        service=Service.CONTACT_OFFICE,
        sent_at=noon(DAY),
        text="Hei",
    ),
]
PROSE: Final = {("Booking", "reason"), ("Message", "text")}
"""What somebody writes freely."""
DATES: Final = {("Source", "published"), ("Source", "read_on")}
"""What is an ISO date, and so has no letters."""
NOT_SHOWN: Final = (Address, StreetAddress, CadastralAddress)
"""Where somebody lives is compared, and shown to nobody."""


def texts() -> list[tuple[Any, str]]:
    """Return each fact with the name of each of its texts; a new one is found by itself."""
    return [
        (fact, field.name)
        for fact in SHOWN
        for field in attrs.fields(type(fact))
        if field.init and field.type in {"str", "str | None", "PersonId", "PersonId | None"}
    ]


def taken(fact: Any, name: str, text: str) -> bool:  # noqa: ANN401  # any of the facts
    try:
        attrs.evolve(fact, **{name: text})
    except FastlegeError:
        return False
    return True


@pytest.mark.parametrize(
    ("fact", "name"), texts(), ids=lambda one: one if isinstance(one, str) else type(one).__name__
)
def test_a_text_that_people_are_shown_holds_no_hidden_character(fact: Any, name: str) -> None:  # noqa: ANN401
    written = [*"\t\n\v\f\r\x85", *DIRECTIONS, *OTHERS[:-2]] if (type(fact).__name__, name) in PROSE else []
    assert [mark for mark in HIDDEN if taken(fact, name, f"Kari{mark}Lege")] == [
        mark for mark in HIDDEN if mark in written
    ]
    if type(fact) not in (Rule, type(ACCESS.conditions[0])) and (type(fact).__name__, name) not in DATES:
        assert [mark for mark in LETTERS if not taken(fact, name, f"Kari{mark}Lege")] == []


@given(st.text())
def test_what_is_hidden_is_written_out_and_the_rest_is_kept(text: str) -> None:
    assert is_line(visible(text).replace("\n", ""))
    assert visible(text) == text or not is_line(text.replace("\n", ""))
    assert visible(text).count("\n") == text.count("\n")
    assert is_prose(text) or not is_line(text)


@given(st.text(st.characters() | st.sampled_from(HIDDEN)))
def test_json_with_what_is_hidden_written_out_is_read_as_the_same(text: str) -> None:
    written = visible_in_json(json.dumps({text: text}, ensure_ascii=False))
    assert json.loads(written) == {text: text}
    assert is_line(written)


def test_every_control_and_direction_of_unicode_is_hidden() -> None:
    embedding = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    meant = {
        one
        for one in map(chr, range(0x110000))
        if unicodedata.category(one) in {"Cc", "Zl", "Zp", "Cs"}
        or unicodedata.bidirectional(one) in embedding
    }
    assert [hex(ord(one)) for one in meant if is_line(one)] == []


ATTACKS: Final = {
    "colour": "\x1b[31mKari\x1b[0m",
    "clears the screen": "\x1b[2J\x1b[H",
    "a link": "\x1b]8;;https://example.org\x07Kari\x1b]8;;\x07",
    "a title": "\x1b]0;Kari\x07",
    "C1": "\x9b31mKari",
    "overwrites": "Kari\rOla",
    "another line": "Kari\nTelefon: 800 00 000",
    "backspace": "Kari\b\b\b\bOla",
    "reversed": "Kari \u202eegeL",
    "isolated": "\u2066Kari\u2069",
    "half a pair": "Kari\ud800",
    "rich": "[red]Kari[/red]",
    "rich, escaped": r"\[red]Kari\[/red]",
    "rich, a link": "[link=https://example.org]Kari[/link]",
    "an emoji's name": "Kari :skull:",
    "HTML": "<script>alert(1)</script>",
    "an attribute": '"><img src=x onerror=alert(1)>',
    "Markdown": "[Kari](https://example.org)",
}


def named(attack: str) -> Session:
    """Give an office a name that its constructor would refuse, as unpickling or a subclass could."""
    doctor = gp()
    for field in ("name", "phone", "address", "website"):
        object.__setattr__(doctor.office, field, attack)
    object.__setattr__(doctor, "name", attack)
    return for_self(person("user"), of=doctor)


SURFACES: Final[dict[str, Callable[[str], str]]] = {
    "text": lambda attack: menu(named(attack)).explain("nb"),
    "HTML": lambda attack: menu(named(attack))._repr_html_(),
    "a table": lambda attack: as_text(Table(attack, [attack], [[attack]], [attack])) + in_lines([attack]),
    "JSON": lambda attack: in_json({attack: attack}),
}


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_in_an_offices_name_changes_nothing_around_it(surface: str, attack: str) -> None:
    shown = SURFACES[surface](attack)
    assert is_line(shown.replace("\n", ""))
    assert "<script" not in shown or surface != "HTML"
    assert "<img" not in shown or surface != "HTML"
    if surface == "text":
        assert f"Fastlege: {visible(attack)}" in shown
    if surface == "a table":
        assert visible(attack).split("\n")[0] in shown
    if surface == "JSON":
        assert json.loads(shown) == {attack: attack}


@pytest.mark.parametrize("attack", [attack for attack in ATTACKS.values() if not is_line(attack)])
def test_an_attack_in_a_case_file_is_refused_and_not_repeated(
    attack: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / f"{re.sub('[^a-zA-Z]', '', attack)}\x1b[31m.json"
    case.write_text(json.dumps({attack: attack, "gp": {"name": attack, "office": {"name": attack}}}))
    for arguments in (["menu", str(case)], ["menu", attack.encode("ascii", "ignore").decode()], [attack]):
        assert main(arguments) == 2
        printed = capsys.readouterr()
        assert is_line((printed.out + printed.err).replace("\n", ""))
        assert attack not in printed.out + printed.err


@pytest.mark.parametrize("number", ["1285179\x1b[31m3060", "12851793060\u202e"])
def test_a_number_with_a_hidden_character_is_a_problem_of_its_document(number: str) -> None:
    for document, path in (
        (
            child_document(identifikasjonsnummer=[identity(number)]),
            "identifikasjonsnummer[0].foedselsEllerDNummer",
        ),
        (child_document(familierelasjon=[relation(number, "mor")]), "familierelasjon[0].relatertPerson"),
    ):
        with pytest.raises(InvalidDocumentError) as caught:
            read_family(document, [], on=DAY)
        assert Problem(f"child.{path}", "give the number without control characters") in caught.value.problems


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_whatever_a_command_gives_or_complains_of_passes_one_door(
    attack: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def complain(_: object) -> int:
        raise InvalidInputError([Problem(attack, attack)])

    def tell(_: object) -> int:
        say(attack)
        return 0

    for run, stream in ((tell, "out"), (complain, "err")):
        monkeypatch.setattr(rules, "run", run)
        main(["rules"])
        assert visible(attack) in getattr(capsys.readouterr(), stream)


def test_markup_writes_out_what_is_hidden() -> None:
    assert element("p", "\x1b<b>", title='"\u202e') == r'<p title="&quot;\u202e">\x1b&lt;b&gt;</p>'
