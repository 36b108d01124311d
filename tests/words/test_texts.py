"""The three text files: same keys, right reader, right language, nothing given away."""

from __future__ import annotations

import copy
import pickle
import re
import subprocess
import sys
import tomllib
from decimal import Decimal
from importlib import resources
from itertools import product
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest

from fastlege.errors import FastlegeError, InvalidFactError, InvalidInputError, Problem
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.terms import AccessLevel, Finding, Language, LanguageCode, ParentRole, Service
from fastlege.words import Catalogue, ConditionText, RuleText, catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    Table: TypeAlias = "Mapping[str, str | Table]"

LANGUAGES: Final = ("nb", "nn", "en")

SHOWN: Final = {
    "access-level-sufficient",
    "has-gp",
    "office-participates",
    "service-offered",
    "old-enough-to-act-alone",
    "gp-system-serves-children",
    "no-attendance-needed",
    "mode-supported",
    "administrative-matter",
    "child-services",
}
HIDDEN: Final = {
    "not-urgent",  # answered by the urgent text alone
    "child-under-age-limit",
    "child-alive-and-identified",
    "child-not-protected",
    "is-registered-parent",
    "has-parental-responsibility",
    "adult-old-enough",
    "adult-alive-and-identified",
    "adult-not-protected",
    "a-parent-registered-at-childs-address",
}
RULES: Final = {
    "access",
    "representation",
    "representation-disclosed",
    "availability-for-oneself",
    "availability-for-a-child",
    "availability-for-a-child-disclosed",
    "appointments-for-oneself",
    "appointments-for-a-child",
    "appointments-for-a-child-disclosed",
    "e-consultation",
    "urgency",
    "enquiry",
}
WORDS: Final = {
    "mode": {"audio", "video", "text", "or"},
    "finding": {"met", "unmet", "unknown"},
    "decision": {
        "granted",
        "refused",
        "source",
        "conditions",
        "question",
        "finding",
        "meaning",
        "code",
        "missing",
        "read",
        "ours",
        "own-reading",
    },
    "urgent": {"text"},
    "calendar": {
        "new-years-day",
        "maundy-thursday",
        "good-friday",
        "easter-sunday",
        "easter-monday",
        "labour-day",
        "constitution-day",
        "ascension-day",
        "whit-sunday",
        "whit-monday",
        "christmas-day",
        "boxing-day",
        "other-public-holiday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "and",
    },
    "days": {
        "received",
        "due",
        "overdue",
        "weekend",
        "at",
        "counted",
        "not-counted",
        "date",
        "weekday",
        "week",
        "holiday",
        "holidays-title",
        "working-days",
        "not-working-days",
    },
    "service": {service.value for service in Service},
    "access-level": {level.code for level in AccessLevel},
    "role": {role.value for role in ParentRole} | {"parent"},
    "remark": {"no-gp", "office-does-not-participate", "nothing-offered"},
    "menu": {
        "gp",
        "office",
        "phone",
        "address",
        "website",
        "no-digital-services",
        "services",
        "service",
        "available",
    },
    "request": {
        "sent",
        "cancellation",
        "what-follows",
        "filed-in",
        "own-record",
        "childs-record",
        "answered-by",
        "gp",
        "reception",
        "office",
        "fee",
        "ordinary-user-fee",
        "not-stated",
        "due",
        "booked",
        "cancelled",
        "runs-out",
    },
    "ical": {"appointment"},
    "cli": {
        "represent-title",
        "as-of",
        "may-represent",
        "address-condition",
        "address-met",
        "address-unmet",
        "address-unknown",
        "address-withheld",
        "condition",
        "source",
        "no-parents",
        "parents-unknown",
        "no-facts",
        "no-facts-denied",
        "no-facts-not-found",
        "no-facts-failed",
        "file",
        "families",
        "rows",
        "without-parents",
        "unread-lines",
        "without-documents",
    },
}
FOLDED: Final = {
    "representation": "representation-disclosed",
    "availability-for-a-child": "availability-for-a-child-disclosed",
    "appointments-for-a-child": "appointments-for-a-child-disclosed",
}

PROTECTION: Final = re.compile(
    r"adresseperr|sperr|beskytt|skjerm|\bvern|trussel|grader|fortrolig|fortruleg|hemmelig|hemmeleg|klientadresse"
    r"|kode (\d|seks|sju|syv)|code (\d|six|seven)|protect|confidential|secret|unlisted|blocked|shield",
    re.IGNORECASE,
)
CAUSES: Final = re.compile(
    r"alder|\bage\b|år\b|forel|parent|adress|address|regist|skatteetaten|fordi|because|bosatt|busett|identi",
    re.IGNORECASE,
)
BLAME: Final = re.compile(
    r"dessverre|må du|you must|feil\b|ulovl|straff|misbruk|anmeld|violation|illegal|fault|failed",
    re.IGNORECASE,
)
BOKMAAL: Final = frozenset(
    """
    adressen aldersgrensen alene annen arbeidsdager bare barnets begrunnelse bosatt brukeren dager
    en et fastlegetjenestene flere foreldrene forsvunnet fra gjelder gjøre haster helligdag
    helligdager hun hva hvem hvilken hvilket hvis hvor hvordan høyt ikke innbyggeren jeg kilde lavt
    legevakten lørdag mandag mangler mer mottatt navn noe noen nå ordningen passer regler saken selv
    støtter tirsdag tjeneste tjenesten tjenestene tjenester trenger uke ukedag uten valgte vanlig
    velg velge voksne være én
    """.split()  # noqa: SIM905  # a list of words reads better as words
)
NYNORSK: Final = frozenset(
    """
    adressa aldersgrensa annan arbeidsdagar berre brukaren busett dagar dei dersom eg ein eit
    fastlegetenestene foreldra forsvunnen frå gjeld gjere grunngiving hastar heilagdag heilagdagar
    høgt ikkje innbyggjaren kjelde korleis kva kvar kven laurdag legevakta lågt manglar meir motteke
    måndag namn no noko nokon ordninga passar reglar saka sjølv støttar tenesta teneste tenestene
    tenester treng tysdag utan vaksne valde vanleg veke vekedag vel velje vere åleine éin
    """.split()  # noqa: SIM905  # a list of words reads better as words
)
AMERICAN: Final = re.compile(
    r"\bcolor|labor\b|center|fulfill|authoriz|recogniz|gotten|physician|doctor's office", re.IGNORECASE
)
NORWEGIAN: Final = re.compile(
    r"\b(og|ikke|ikkje|barnet|fastlege|legekontoret|helse|du|er)\b|[æøå]", re.IGNORECASE
)
PACKAGE: Final = "fastlege's "
SPELT_NUMBERS: Final = re.compile(r"\b(fem|seksten|five|sixteen|tolv|twelve)\b", re.IGNORECASE)

WRONG_LANGUAGES: Final = [
    None,
    True,
    0,
    1,
    1.0,
    Decimal(1),
    "NB",
    "Nb",
    "no",
    "",
    " ",
    "nb ",
    " nb",
    "nb-NO",
    "nb_NO",
    "nob",
    "bokmål",
    "BOKMAAL",
    "English",
    "sv",
    "../nb",
    "nb.toml",
    b"nb",
    bytearray(b"nb"),
    ["nb"],
    ("nb",),
    {"nb"},
    {"nb": "nn"},
    Language,
    Finding.MET,
    object(),
]


def load(language: LanguageCode) -> dict[str, str]:
    """Read a file into one flat table, such as ``condition.has-gp.met``."""
    text = resources.files("fastlege.words").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return dict(flatten(tomllib.loads(text), ""))


def flatten(table: Table, prefix: str) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        rows += [(f"{prefix}{key}", value)] if isinstance(value, str) else flatten(value, f"{prefix}{key}.")
    return rows


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def is_for_caseworkers(key: str) -> bool:
    """Tell whether only a caseworker reads a text; a rule's title is kept to the citizen's standard."""
    return key.startswith("condition.") and key.rsplit(".", 1)[1] in {"question", "met", "unmet", "unknown"}


def is_sentence(key: str) -> bool:
    section, last = key.split(".", 1)[0], key.rsplit(".", 1)[1]
    return (
        (section == "condition" and last != "question")
        or (section == "rule" and last != "title")
        or section in {"remark", "urgent"}
        or key.startswith(("cli.no-facts", "cli.no-parents", "cli.parents-unknown"))
        or key in {"days.not-working-days", "menu.no-digital-services"}
        or key in {"request.booked", "request.cancelled", "request.runs-out"}
    )


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub(r"\{\w+\}", "", text).lower()))


TEXTS: Final = {language: load(language) for language in LANGUAGES}
IN_EACH_LANGUAGE: Final = pytest.mark.parametrize("language", LANGUAGES)


class TestKeys:
    """The three files answer the same questions, and no others."""

    @IN_EACH_LANGUAGE
    def test_exactly_the_keys_that_were_agreed(self, language: LanguageCode) -> None:
        readers = ("question", "met", "unmet", "unknown")
        wanted = {f"condition.{code}.{reader}" for code, reader in product(SHOWN | HIDDEN, readers)}
        wanted |= {f"condition.{code}.{reader}" for code, reader in product(SHOWN, ("citizen", "instead"))}
        wanted |= {"condition.service-offered.several"}
        wanted |= {f"rule.{name}.{line}" for name, line in product(RULES, ("title", "granted", "refused"))}
        wanted |= {f"{section}.{key}" for section, keys in WORDS.items() for key in keys}
        assert set(TEXTS[language]) == wanted

    def test_same_keys_in_the_same_order(self) -> None:
        assert list(TEXTS["nb"]) == list(TEXTS["nn"]) == list(TEXTS["en"])

    def test_no_other_language_has_a_file(self) -> None:
        files = {file.name for file in resources.files("fastlege.words").iterdir()}
        assert {name for name in files if name.endswith(".toml")} == {f"{code}.toml" for code in Language}


@IN_EACH_LANGUAGE
class TestForm:
    """How a text is written, whatever it says; each test lists every text that breaks the habit."""

    def test_no_empty_text_and_no_stray_blank(self, language: LanguageCode) -> None:
        texts = TEXTS[language]
        assert [key for key, text in texts.items() if not text or text != " ".join(text.split())] == []

    def test_a_question_is_one_question_and_nothing_else_asks(self, language: LanguageCode) -> None:
        questions = {
            key for key, text in TEXTS[language].items() if text.endswith("?") and text.count("?") == 1
        }
        assert questions == {key for key, text in TEXTS[language].items() if "?" in text}
        assert questions == {"cli.represent-title", "rule.urgency.title"} | {
            f"condition.{code}.question" for code in SHOWN | HIDDEN
        }

    def test_a_sentence_ends_with_a_full_stop_and_a_word_does_not(self, language: LanguageCode) -> None:
        texts = TEXTS[language]
        full_stops = {key for key, text in texts.items() if text.endswith(".")} - {"days.at"}  # "kl."
        assert full_stops == set(filter(is_sentence, texts))
        assert [key for key, text in texts.items() if "!" in text or ".." in text] == []
        assert [key for key, text in texts.items() if is_sentence(key) and not text[0].isupper()] == []

    def test_short(self, language: LanguageCode) -> None:
        for key, text in TEXTS[language].items():
            sentences = re.split(r"(?<=[.?]) ", text)
            one = is_for_caseworkers(key) or key.startswith("rule.")
            assert len(sentences) <= (1 if one else 2), key
            longest = 32 if key == "condition.child-services.citizen" else 22
            assert max(len(sentence.split()) for sentence in sentences) <= longest, key

    def test_no_number_but_those_to_ring(self, language: LanguageCode) -> None:
        texts = TEXTS[language]
        assert [key for key, text in texts.items() if re.search(r"\d", text)] == ["urgent.text"]
        assert re.findall(r"\d+", texts["urgent.text"]) == ["116", "117", "113"]
        assert [key for key, text in texts.items() if SPELT_NUMBERS.search(text)] == []

    def test_no_threat_and_no_blame(self, language: LanguageCode) -> None:
        assert [key for key, text in TEXTS[language].items() if BLAME.search(text)] == []


class TestPlaceholders:
    """Numbers come from the policy, by the same names in every language."""

    def test_same_in_every_language(self) -> None:
        bokmaal, nynorsk, english = (
            {key: placeholders(text) for key, text in TEXTS[language].items()} for language in LANGUAGES
        )
        assert bokmaal == nynorsk
        assert bokmaal == english

    @IN_EACH_LANGUAGE
    def test_each_is_a_number_of_the_policy_and_fills_in(self, language: LanguageCode) -> None:
        numbers = {field.name: getattr(HELSENORGE_2021_01_11, field.name) for field in attrs.fields(Policy)}
        numbers["consultation_modes"] = "text"  # written out in the language, as test_editions.py holds
        for key, text in TEXTS[language].items():
            named = [name for name in placeholders(text) if type(numbers[name]) is not int]
            assert named == (["consultation_modes"] if key == "condition.mode-supported.instead" else []), key
            assert not re.search(r"[{}]", text.format(**numbers)), key

    @IN_EACH_LANGUAGE
    @pytest.mark.parametrize(
        ("code", "name"),
        [
            ("child-under-age-limit", "represented_until"),
            ("old-enough-to-act-alone", "acts_alone_from"),
            ("adult-old-enough", "represents_from"),
        ],
    )
    def test_a_condition_about_an_age_names_it(self, language: LanguageCode, code: str, name: str) -> None:
        for reader in ("question", "met", "unmet", "unknown"):
            assert placeholders(TEXTS[language][f"condition.{code}.{reader}"]) == [name]

    @IN_EACH_LANGUAGE
    def test_words_and_outcomes_need_no_numbers(self, language: LanguageCode) -> None:
        with_numbers = [key for key, text in TEXTS[language].items() if placeholders(text)]
        assert [key for key in with_numbers if not key.startswith("condition.")] == []


class TestReaders:
    """What the citizen may see, and what the citizen never sees."""

    @IN_EACH_LANGUAGE
    @pytest.mark.parametrize("code", sorted(SHOWN))
    def test_shown_conditions_say_what_holds_and_what_to_do(self, language: LanguageCode, code: str) -> None:
        texts = catalogue(language).condition(code)
        assert texts.citizen
        assert texts.instead

    @IN_EACH_LANGUAGE
    @pytest.mark.parametrize("code", sorted(HIDDEN))
    def test_hidden_conditions_have_no_text_for_citizens(self, language: LanguageCode, code: str) -> None:
        texts = catalogue(language).condition(code)
        assert texts.citizen is None
        assert texts.instead is None

    @IN_EACH_LANGUAGE
    def test_two_conditions_speak_of_protection_and_to_the_caseworker_alone(
        self, language: LanguageCode
    ) -> None:
        speaking = {key for key, text in TEXTS[language].items() if PROTECTION.search(text)}
        assert [key for key in speaking if not is_for_caseworkers(key)] == []
        assert {key.split(".")[1] for key in speaking} == {"child-not-protected", "adult-not-protected"}

    @IN_EACH_LANGUAGE
    @pytest.mark.parametrize("name", sorted(RULES))
    def test_a_refusal_names_no_cause(self, language: LanguageCode, name: str) -> None:
        assert not CAUSES.search(catalogue(language).rule(name).refused)

    @IN_EACH_LANGUAGE
    @pytest.mark.parametrize("name", sorted(FOLDED))
    def test_a_folded_rule_reads_as_the_full_one(self, language: LanguageCode, name: str) -> None:
        full = catalogue(language).rule(name)
        folded = catalogue(language).rule(FOLDED[name])
        assert folded.refused == full.refused
        assert folded.granted == full.granted

    @IN_EACH_LANGUAGE
    def test_rules_have_titles_of_their_own(self, language: LanguageCode) -> None:
        assert len({catalogue(language).rule(name).title for name in RULES}) == len(RULES)

    @pytest.mark.parametrize(
        ("language", "causes", "places"),
        [
            ("nb", "alder foreldreansvar adresse mangler", "Skatteetaten legekontoret"),
            ("nn", "alder foreldreansvar adresse manglar", "Skatteetaten legekontoret"),
            ("en", "age responsibility address missing", "Skatteetaten office"),
        ],
    )
    def test_the_folded_ground_names_every_kind_of_cause_and_where_to_turn(
        self, language: LanguageCode, causes: str, places: str
    ) -> None:
        """The age first, with both its numbers: who is refused because of it finds it there."""
        texts = catalogue(language).condition("child-services")
        told = [str(texts.citizen).find(cause) for cause in causes.split()]
        assert -1 not in told
        assert told == sorted(told)
        assert [word for word in places.split() if word not in str(texts.instead)] == []
        assert placeholders(str(texts.citizen)) == ["represented_until"]
        assert placeholders(str(texts.instead)) == ["acts_alone_from"]

    @pytest.mark.parametrize(
        ("language", "full", "level", "settings"),
        [
            ("nb", "Full tilgang", "tilgangsnivået", "personverninnstillinger"),
            ("nn", "Full tilgang", "tilgangsnivået", "personverninnstillingar"),
            ("en", "Full access", "access level", "privacy settings"),
        ],
    )
    def test_of_a_level_that_is_too_low_no_level_is_named(
        self, language: LanguageCode, full: str, level: str, settings: str
    ) -> None:
        """An edition may ask for another level than full access, and for one service more than another."""
        texts = catalogue(language)
        condition = texts.condition("access-level-sufficient")
        assert texts.access_level["full"] == full
        told = f"{condition.citizen} {condition.instead}"
        assert level in str(condition.citizen)
        assert settings in str(condition.instead)
        assert [name for name in texts.access_level.values() if name.casefold() in told.casefold()] == []

    @IN_EACH_LANGUAGE
    def test_the_three_statements_differ(self, language: LanguageCode) -> None:
        for code in SHOWN | HIDDEN:
            texts = catalogue(language).condition(code)
            assert len({texts.question, texts.met, texts.unmet, texts.unknown}) == 4


class TestLanguages:
    """Each file is written in its own language."""

    def test_nynorsk_has_no_bokmaal_words(self) -> None:
        assert [
            (key, words(text) & BOKMAAL) for key, text in TEXTS["nn"].items() if words(text) & BOKMAAL
        ] == []

    def test_bokmaal_has_no_nynorsk_words(self) -> None:
        assert [
            (key, words(text) & NYNORSK) for key, text in TEXTS["nb"].items() if words(text) & NYNORSK
        ] == []

    def test_english_is_british_and_english(self) -> None:
        assert [key for key, text in TEXTS["en"].items() if AMERICAN.search(text)] == []
        assert [
            key for key, text in TEXTS["en"].items() if NORWEGIAN.search(text.removeprefix(PACKAGE))
        ] == []

    def test_most_nynorsk_sentences_differ_from_bokmaal(self) -> None:
        sentences = [key for key in TEXTS["nb"] if is_sentence(key)]
        same = [key for key in sentences if TEXTS["nb"][key] == TEXTS["nn"][key]]
        assert len(same) < len(sentences) / 4

    @pytest.mark.parametrize("language", ["nb", "nn"])
    def test_days_are_written_small_as_norwegian_does(self, language: LanguageCode) -> None:
        large = {key for key, text in catalogue(language).calendar.items() if not text[0].islower()}
        assert large == {"ascension-day"}  # "Kristi" is a name.

    @IN_EACH_LANGUAGE
    def test_feasts_and_days_have_names_of_their_own(self, language: LanguageCode) -> None:
        names = catalogue(language).calendar
        assert len(set(names.values())) == len(names)

    @IN_EACH_LANGUAGE
    def test_a_finding_has_the_same_word_in_both_tables(self, language: LanguageCode) -> None:
        texts = catalogue(language)
        for finding in Finding:
            assert texts.cli[f"address-{finding.value}"] == texts.finding[finding.value]


class TestCatalogue:
    """Typed, read once, and closed to change."""

    @pytest.mark.parametrize("language", Language)
    def test_a_language_or_its_code_and_read_once(self, language: Language) -> None:
        assert catalogue(language) is catalogue(language.value)
        assert catalogue(language).language is language

    def test_three_languages_are_three_catalogues(self) -> None:
        assert len({catalogue(language) for language in LANGUAGES}) == 3

    @IN_EACH_LANGUAGE
    def test_every_text_of_the_file_can_be_reached(self, language: LanguageCode) -> None:
        texts = catalogue(language)
        for key, text in TEXTS[language].items():
            section, middle, last = *key.split(".")[:2], key.rsplit(".", 1)[1]
            if section == "condition":
                assert texts.condition(middle)._asdict()[last] == text
            elif section == "rule":
                assert texts.rule(middle)._asdict()[last] == text
            elif section == "urgent":
                assert texts.urgent == text
            else:
                assert getattr(texts, section.replace("-", "_"))[last] == text

    def test_a_statement_for_each_finding(self) -> None:
        texts = ConditionText("?", "yes", "no", "open")
        assert {finding: texts.of(finding) for finding in Finding} == {
            Finding.MET: "yes",
            Finding.UNMET: "no",
            Finding.UNKNOWN: "open",
        }

    def test_an_unknown_code_or_name_is_an_error_of_the_caller(self) -> None:
        texts: Any = catalogue("nb")
        for what, find in (("condition", texts.condition), ("rule", texts.rule)):
            for key in ("no-such-thing", "", None, 1):
                with pytest.raises(
                    InvalidFactError, match=f"^{what}: give a {what} of this package, such as those in RULES"
                ):
                    find(key)

    def test_its_repr_can_be_read(self) -> None:
        texts = catalogue("nb")
        assert repr(texts) == f"Catalogue(language={texts.language!r}, urgent={texts.urgent!r})"

    @pytest.mark.parametrize("field", attrs.fields(Catalogue), ids=lambda field: field.name)
    def test_nothing_can_be_changed(self, field: attrs.Attribute[object]) -> None:
        texts = catalogue("nb")
        value = getattr(texts, field.name)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(texts, field.name, value)
        if not isinstance(value, str):
            with pytest.raises(TypeError):
                value["new"] = "text"

    def test_no_text_of_a_condition_or_rule_can_be_changed(self) -> None:
        condition: object = catalogue("nb").condition("has-gp")
        rule: object = catalogue("nb").rule("access")
        assert isinstance(condition, ConditionText)
        assert isinstance(rule, RuleText)
        with pytest.raises(AttributeError):
            setattr(condition, "met", "text")  # noqa: B010  # a type checker would refuse the plain assignment
        with pytest.raises(AttributeError):
            setattr(rule, "title", "text")  # noqa: B010  # likewise

    @IN_EACH_LANGUAGE
    def test_a_copy_is_the_catalogue_itself(self, language: LanguageCode) -> None:
        texts = catalogue(language)
        assert pickle.loads(pickle.dumps(texts)) is texts  # noqa: S301  # our own bytes
        assert copy.copy(texts) is texts
        assert copy.deepcopy(texts) is texts

    def test_repr_is_short(self) -> None:
        assert len(repr(catalogue("nb"))) < 200

    @pytest.mark.parametrize("language", WRONG_LANGUAGES)
    def test_any_other_language_is_one_problem_that_names_the_three(self, language: object) -> None:
        with pytest.raises(InvalidInputError) as caught:
            catalogue(language)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        assert isinstance(caught.value, FastlegeError)
        assert caught.value.problems == (
            Problem("language", "give 'nb' (bokmål), 'nn' (nynorsk) or 'en' (English)"),
        )

    def test_importing_reads_no_file(self) -> None:
        program = (
            "import sys, attrs, fastlege.errors, fastlege.terms\n"
            "before = set(sys.modules)\n"
            "from fastlege.words import catalogue\n"
            "loaded = set(sys.modules) - before\n"
            "assert not loaded & {'tomllib', 'importlib.resources'}, loaded\n"
            "catalogue('nb')\n"
            "assert 'tomllib' in sys.modules\n"
        )
        subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603  # our own program
