"""An edition of one's own cites its own page, and that of 2021 nowhere for what that does not say."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest

from fastlege import (
    GP,
    HELSENORGE_2021_01_11,
    ConsultationMode,
    Finding,
    InvalidFactError,
    InvalidInputError,
    RefusedError,
    Rule,
    Source,
    may_consult_online,
    may_represent,
)
from fastlege.cli import main
from fastlege.policy import CONDITION_CODES
from fastlege.rules.table import ALL_RULES
from fastlege.sources import DESIGN_CHOICE, INBOX, PAGE
from fastlege.words import catalogue, rule_table
from fastlege.words.citation import cited
from fastlege.words.decision import as_html
from tests.support import child, decided, family, gp, parent

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastlege.terms import LanguageCode

LATER: Final = Source("Helsenorge, «E-konsultasjon»", "https://www.helsenorge.no/", read_on="2026-11-02")
BY_TEXT: Final = attrs.evolve(
    HELSENORGE_2021_01_11,
    name="e-consultation-by-text",
    published=None,
    read_on=date(2026, 11, 2),
    source=LATER,
    sources=(("mode-supported", LATER),),
    consultation_modes=frozenset({ConsultationMode.TEXT}),
)
DOCTOR: Final[GP] = gp()
REFUSED: Final = may_consult_online(
    DOCTOR, mode=ConsultationMode.AUDIO, urgent=False, needs_attendance=False, policy=BY_TEXT
)
CITED: Final[dict[LanguageCode, str]] = {
    "nb": "Helsenorge, «E-konsultasjon» (lest 2026-11-02)",
    "nn": "Helsenorge, «E-konsultasjon» (lese 2026-11-02)",
    "en": "Helsenorge, «E-konsultasjon» (read 2026-11-02)",
}


def test_sound_is_refused_under_an_edition_of_text_alone() -> None:
    assert [ground.code for ground in REFUSED.unmet] == ["mode-supported"]


def lines_of(text: str) -> list[str]:
    """Find the lines about the one condition of which the edition has a source of its own."""
    return [line for line in text.splitlines() if "mode-supported" in line]


@pytest.mark.parametrize(
    "surface",
    [
        lambda language: REFUSED.explain(language, audience="caseworker", policy=BY_TEXT),
        lambda language: RefusedError([REFUSED], BY_TEXT).explain(language, audience="caseworker"),
        lambda language: rule_table.as_markdown(language, policy=BY_TEXT),
    ],
    ids=["text", "refusal", "listing"],
)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_text_cites_the_editions_own_page(surface: Callable[[str], str], language: LanguageCode) -> None:
    (line,) = lines_of(surface(language))
    assert CITED[language] in line
    assert "2021" not in line


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_notebook_cites_it(language: LanguageCode) -> None:
    rows = re.findall("<tr>(.*?)</tr>", as_html(REFUSED, language, policy=BY_TEXT))
    (row,) = [row for row in rows if CITED[language] in row]
    assert "2021" not in row
    assert "✗" in row


@pytest.mark.parametrize(
    ("language", "told"),
    [("nb", "Velg tekst på nytt, "), ("nn", "Vel tekst på nytt, "), ("en", "Choose text again, ")],
)
def test_a_citizen_is_told_only_of_the_ways_that_there_are(language: LanguageCode, told: str) -> None:
    (ground,) = REFUSED.disclosed().unmet
    assert told in ground.text(language, policy=BY_TEXT)
    assert told in REFUSED.explain(language, policy=BY_TEXT)
    assert told in RefusedError([REFUSED], BY_TEXT).explain(language)


def test_the_pages_own_edition_names_all_three_ways_and_one_without_any_leaves_no_gap() -> None:
    (ground,) = REFUSED.unmet
    assert ground.text("nb").endswith("Velg lyd, video eller tekst på nytt, eller bestill en vanlig time.")
    none = attrs.evolve(BY_TEXT, consultation_modes=frozenset())
    assert ground.text("nb", policy=none).endswith("Velg på nytt, eller bestill en vanlig time.")


@pytest.mark.parametrize(
    ("language", "marked", "own"),
    [
        ("nb", "Helsenorge, «Innboks», ledd 2 [vår lesning]", "vår egen lesning"),
        ("nn", "Helsenorge, «Innboks», ledd 2 [vår lesing]", "vår eiga lesing"),
        ("en", "Helsenorge, «Innboks», ledd 2 [ours]", "fastlege's own reading [ours]"),
    ],
)
def test_what_is_ours_is_marked_in_the_readers_language(
    language: LanguageCode, marked: str, own: str
) -> None:
    texts = catalogue(language)
    assert cited(INBOX.at("ledd 2"), texts) == marked
    assert cited(DESIGN_CHOICE, texts) == own


@pytest.mark.parametrize("source", [PAGE, INBOX.at("ledd 2"), DESIGN_CHOICE, LATER], ids=str)
def test_a_source_alone_is_written_as_in_english(source: Source) -> None:
    assert str(source) == cited(source, catalogue("en"))


@pytest.mark.parametrize(
    "day",
    ["yesterday", "2026-02-30", "20261102", "2026-W45-1", "2026-11-02T00:00", " ", date(2026, 11, 2), None],
)
def test_a_source_is_dated_by_an_iso_date_or_not_at_all(day: object) -> None:
    dated: dict[str, Any] = {"published": day, "read_on": day}
    with pytest.raises(InvalidFactError) as caught:
        Source("A page", **dated)
    assert [problem.path for problem in caught.value.problems] == ["published", "read_on"]
    assert {problem.message for problem in caught.value.problems} == {
        "give an ISO date as text, such as '2026-11-02', or an empty text"
    }


def test_the_listing_says_which_edition_it_is() -> None:
    listed = rule_table.as_rows("en", policy=BY_TEXT)
    assert [listed[key] for key in ("policy", "published", "read_on", "source")] == [
        "e-consultation-by-text",
        None,
        "2026-11-02",
        CITED["en"],
    ]
    rows = {row["code"]: row for rule in listed["rules"] for row in rule["conditions"]}
    assert (rows["mode-supported"]["source"], rows["mode-supported"]["url"]) == (CITED["en"], LATER.url)
    assert rows["not-urgent"]["source"].startswith(str(PAGE))


@pytest.mark.parametrize("form", ["json", "markdown", "text"])
def test_the_command_line_cites_it(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--format", form, "--lang", "en"], policy=BY_TEXT) == 0
    printed = re.sub(r"\s+", " ", capsys.readouterr().out)
    assert "2026-11-02)" in printed
    assert main(["rules", "--format", form, "--lang", "en"]) == 0
    assert "2026-11-02" not in capsys.readouterr().out


def test_a_question_and_a_ground_name_the_numbers_of_the_edition() -> None:
    to_twelve = attrs.evolve(BY_TEXT, represented_until=12)
    (ground, *_) = may_represent(parent().person, family(child(), parent()), policy=to_twelve).grounds
    assert ground.condition.question("en", policy=to_twelve) == "Is the child under 12?"
    assert ground.text("en", audience="caseworker", policy=to_twelve) == "The child is under 12."
    assert ground.text("en", audience="caseworker") == "The child is under 16."


def test_every_condition_that_an_edition_may_have_a_source_for_is_one_of_ours() -> None:
    assert {code for rule in ALL_RULES.values() for code in rule.codes} == CONDITION_CODES


@pytest.mark.parametrize("rule", ALL_RULES.values(), ids=lambda rule: rule.name)
def test_each_condition_is_cited_from_the_edition_or_from_where_it_comes(rule: Rule) -> None:
    every = attrs.evolve(BY_TEXT, sources=tuple((code, LATER.at(code)) for code in CONDITION_CODES))
    for condition in rule.conditions:
        assert condition.source_under(policy=every) == LATER.at(condition.code)
        assert condition.source_under(policy=HELSENORGE_2021_01_11) == condition.source


def test_an_edition_has_a_day() -> None:
    with pytest.raises(InvalidFactError, match=r"published: give the day .* or None beside read_on"):
        attrs.evolve(BY_TEXT, read_on=None)


# --- a sentence per ground


@pytest.mark.parametrize("finding", Finding)
@pytest.mark.parametrize("rule", ALL_RULES.values(), ids=lambda rule: rule.name)
def test_no_citizen_reads_of_a_condition_that_is_not_told(rule: Rule, finding: Finding) -> None:
    told = {
        row["code"]
        for each in rule_table.as_rows("en")["rules"]
        for row in each["conditions"]
        if row["citizen"]
    }
    number = list(Finding).index(finding)
    decision = decided(rule, sum(number << 2 * place for place in range(len(rule.conditions))))
    for ground in decision.grounds:
        assert ground.text("en", audience="caseworker")
        if ground.code in told | {"child-services"}:
            assert ground.text("en")
        else:
            with pytest.raises(
                InvalidInputError, match=r"^audience: citizens may not read .* decision\.disclosed\(\)"
            ):
                ground.text("en")
    if not decision.granted:
        assert all(ground.text() for ground in (*decision.disclosed().unmet, *decision.disclosed().unknown))


def test_a_ground_asks_for_a_language_a_reader_and_an_edition() -> None:
    ground: Any = REFUSED.grounds[-1]
    with pytest.raises(InvalidInputError, match=r"^language: .*\naudience: .*\npolicy: "):
        ground.text("no", audience="everybody", policy="page")


def test_a_refusal_is_explained_to_a_caseworker_ground_by_ground() -> None:
    refused = RefusedError([REFUSED], BY_TEXT)
    assert refused.explain("en", audience="caseworker") == REFUSED.explain(
        "en", audience="caseworker", policy=BY_TEXT
    )
    assert json.dumps(refused.explain("en")) == json.dumps(REFUSED.explain("en", policy=BY_TEXT))
    with pytest.raises(InvalidInputError, match=r"^audience: "):
        refused.explain("en", audience="everybody")
