"""Which identity numbers are well formed, by which rule, and do they stay hidden?"""

from __future__ import annotations

import copy
import csv
import itertools
import logging
import pickle
import traceback
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fastlege.errors import FastlegeError, InvalidFactError, InvalidIdentityNumberError, InvalidInputError
from fastlege.identity import number as number_module
from fastlege.identity.kinds import ALL_SERIES, NumberKind, NumberRule, NumberSeries
from fastlege.identity.number import IdentityNumber, check_remainders
from fastlege.testing.registers import synthetic_number
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hypothesis.strategies import DrawFn

OLD: Final = NumberRule.FROM_1964
NEW: Final = NumberRule.FROM_2032
FNR: Final = NumberKind.BIRTH_NUMBER
DNR: Final = NumberKind.D_NUMBER
H_OR_NAV: Final = NumberKind.H_OR_NAV_NUMBER
FH: Final = NumberKind.SHARED_HELP_NUMBER
PLAIN: Final = NumberSeries.ORDINARY
PLUS_40: Final = NumberSeries.H_OR_NAV
PLUS_65: Final = NumberSeries.HEALTH_SECTOR
TENOR: Final = NumberSeries.TENOR

SYNTHETIC: Final = "03851598730"
"""Skatteetaten's own example of a synthetic number of the rule of 1964."""
SYNTHETIC_2032: Final = "30908299902"


def is_valid(text: str, rule: NumberRule) -> bool:
    try:
        IdentityNumber.parse(text, rule=rule)
    except InvalidIdentityNumberError:
        return False
    return True


def wide(digits: str) -> str:
    """Write digits in full width, as an East Asian keyboard may."""
    return "".join(chr(0xFF10 + int(digit)) for digit in digits)


def problems_of(text: object, **options: object) -> list[str]:
    with pytest.raises(InvalidIdentityNumberError) as caught:
        IdentityNumber.parse(text, **options)  # type: ignore[arg-type]
    return [str(problem) for problem in caught.value.problems]


def left(text: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(text, weights, strict=True)) % 11


def with_check_digits(nine: str, first_remainder: int = 0) -> Iterator[str]:
    """Find the check digits by trying, with the published weights."""
    for ten in (f"{nine}{digit}" for digit in range(10)):
        if left(ten, (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)) == first_remainder:
            for text in (f"{ten}{digit}" for digit in range(10)):
                if left(text, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)) == 0:
                    yield text


# --- the published numbers ---


def shared(name: str) -> list[dict[str, str]]:
    """Read a table of the folder ``shared``, which stands beside the repository, where it is there."""
    if SHARED is None:
        return []
    with (SHARED / "standards" / "identity" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


VECTORS: Final = shared("vectors.csv")
OFFICIAL: Final = shared("skatteetaten-foedselsnummer.csv")

KINDS: Final = {"fnr": FNR, "dnr": DNR, "fh": FH}
SERIES: Final = {"none": PLAIN, "h-or-nav+40": PLUS_40, "nav+65": PLUS_65, "skatteetaten+80": TENOR}


@pytest.mark.skipif(not VECTORS, reason="the folder `shared` is not here")
class TestVectors:
    def test_all_are_there(self) -> None:
        assert (len(VECTORS), len(OFFICIAL)) == (79, 10)

    @pytest.mark.parametrize("rule", NumberRule)
    @pytest.mark.parametrize("row", VECTORS, ids=range(len(VECTORS)))
    def test_valid_by_the_rule(self, row: dict[str, str], rule: NumberRule) -> None:
        assert is_valid(row["number"], rule) is (row[f"valid_{rule.value}_rule"] == "true")

    @pytest.mark.parametrize("row", [row for row in VECTORS if row["valid_2032_rule"] == "true"])
    def test_what_it_is(self, row: dict[str, str]) -> None:
        number = IdentityNumber.parse(row["number"])
        kind = H_OR_NAV if (row["kind"], row["series"]) == ("fnr", "h-or-nav+40") else KINDS[row["kind"]]
        assert (number.kind, number.series) == (kind, SERIES[row["series"]])
        assert number.rule is (OLD if row["valid_1964_rule"] == "true" else NEW)
        assert number.date_digits_for_checks_of_form() == (row["day_month_yy"] or None)

    @pytest.mark.parametrize("row", [row for row in VECTORS if row["k1_remainder"]])
    def test_remainders(self, row: dict[str, str]) -> None:
        assert check_remainders(row["number"]) == (int(row["k1_remainder"]), int(row["k2_remainder"]))

    @pytest.mark.parametrize("row", OFFICIAL, ids=range(len(OFFICIAL)))
    def test_skatteetatens_own(self, row: dict[str, str]) -> None:
        valid, by_1964 = row["erGyldig"] == "true", "1964" in row["beskrivelse"]
        assert is_valid(row["fødselsnummer"], NEW) is valid
        assert is_valid(row["fødselsnummer"], OLD) is (valid and by_1964)
        if valid:
            number = IdentityNumber.parse(row["fødselsnummer"])
            assert number.is_synthetic is (row["erSyntetisk"] == "true")


# Published examples only, and numbers made by the published algorithm in the synthetic series.
Case: TypeAlias = tuple[str, str, NumberKind, NumberSeries, NumberRule, bool | None, str | None]

FACTS: Final[list[Case]] = [
    ("synthetic, 1964", SYNTHETIC, FNR, TENOR, OLD, True, "030515"),
    ("synthetic, 2032", SYNTHETIC_2032, FNR, TENOR, NEW, True, "301082"),
    ("synthetic D-number, 1964", "41819077302", DNR, TENOR, OLD, True, "010190"),
    ("synthetic D-number, 2032", "41819077906", DNR, TENOR, NEW, True, "010190"),
    ("D-number of the longer series of 1940", "41814065640", DNR, TENOR, OLD, True, "010140"),
    ("D-number of the longer series of 2000", "41810021827", DNR, TENOR, OLD, True, "010100"),
    ("first remainder 3", "31923999925", FNR, TENOR, NEW, True, "311239"),
    ("worked example, 1964", "30108299920", FNR, PLAIN, OLD, False, "301082"),
    ("worked example, 2032", "30108299939", FNR, PLAIN, NEW, False, "301082"),
    ("D-number, worked example, 2032", "55102499947", DNR, PLAIN, NEW, False, "151024"),
    ("29 February 2000", "29020073150", FNR, PLAIN, OLD, False, "290200"),
    ("NAV's synthetic people, or an H-number", "29422059278", H_OR_NAV, PLUS_40, OLD, None, "290220"),
    ("NAV's synthetic D-number", "69422056629", DNR, PLUS_40, OLD, None, "290220"),
    ("health sector", "12771599921", FNR, PLUS_65, OLD, None, "121215"),
    ("shared help number", "91234567883", FH, PLAIN, OLD, False, None),
]


@pytest.mark.parametrize("case", FACTS, ids=[case[0] for case in FACTS])
def test_what_the_form_tells(case: Case) -> None:
    _, text, kind, series, rule, is_synthetic, date_digits = case
    number = IdentityNumber.parse(text)
    assert (number.kind, number.series, number.rule) == (kind, series, rule)
    assert number.is_synthetic is is_synthetic
    assert number.date_digits_for_checks_of_form() == date_digits
    assert number.digits() == text
    assert is_valid(text, OLD) is (rule is OLD)


@pytest.mark.parametrize("remainder", range(11))
def test_the_first_check_digit_by_each_rule(remainder: int) -> None:
    numbers = [text for iii in range(20) for text in with_check_digits(f"158745{iii:03}", remainder)]
    assert numbers
    for text in numbers:
        assert is_valid(text, OLD) is (remainder == 0)
        assert is_valid(text, NEW) is (remainder <= 3)


@pytest.mark.parametrize("added", range(100))
def test_which_months_there_are(added: int) -> None:
    """1 to 12, and the same with 40, 65 or 80 added. NAV's 20 is none of them; its 60 is taken for 65."""
    series = {PLAIN: 0, PLUS_40: 40, PLUS_65: 65, TENOR: 80}
    expected = [name for name, offset in series.items() if offset < added <= offset + 12]
    text = next(text for iii in range(20) for text in with_check_digits(f"01{added:02}15{500 + iii}"))
    assert is_valid(text, OLD) is bool(expected)
    if expected:
        assert [IdentityNumber.parse(text).series] == expected


def test_every_first_pair_of_digits() -> None:
    """A day, a day with 40 added, or a shared help number that holds no date."""
    for pair in range(100):
        text = next(text for iii in range(20) for text in with_check_digits(f"{pair:02}8115{500 + iii}"))
        expected = FNR if 1 <= pair <= 31 else DNR if 41 <= pair <= 71 else FH if pair >= 80 else None
        assert is_valid(text, OLD) is (expected is not None)
        if expected:
            assert IdentityNumber.parse(text).kind is expected


@pytest.mark.parametrize("is_d_number", [False, True])
def test_every_day_of_every_year(is_d_number: bool) -> None:
    """A day is accepted when one of the three centuries has it, by an independent calendar."""
    known = {
        date.fromordinal(ordinal).strftime("%d%m%y")
        for ordinal in range(date(1800, 1, 1).toordinal(), date(2100, 1, 1).toordinal())
    }
    for year, month, day in itertools.product(range(100), (1, 2, 4, 12), range(27, 33)):
        nine = f"{day + 40 * is_d_number:02}{month + 80}{year:02}"
        text = next(text for iii in range(500, 520) for text in with_check_digits(f"{nine}{iii}"))
        for rule in NumberRule:
            assert is_valid(text, rule) is (f"{day:02}{month:02}{year:02}" in known)


# --- the tables of centuries ---

LEAP_DAYS: Final = [
    ("fødselsnummer, 1900", "298200", 499, False),
    ("fødselsnummer, 2000", "298200", 500, True),
    ("D-number, 1900", "698200", 199, False),
    ("D-number, 2000", "698200", 200, True),
    ("D-number, 2000, where a fødselsnummer would mean 1900", "698200", 499, True),
    ("H-number or NAV, no table is known to hold", "294200", 100, True),
    ("D-number of NAV's, 1900", "694200", 199, False),
    ("D-number of NAV's, 2000", "694200", 300, True),
]


@pytest.mark.parametrize(
    ("first_six", "individual", "exists"), [pytest.param(*case[1:], id=case[0]) for case in LEAP_DAYS]
)
def test_29_february_of_the_year_00(first_six: str, individual: int, exists: bool) -> None:
    """By the rule of 1964 the century decides; by the rule from 2032 a number tells no century."""
    near = range(individual, individual + (10 if exists else -10), 1 if exists else -1)
    text = next(text for iii in near for text in with_check_digits(f"{first_six}{iii:03}"))
    assert is_valid(text, OLD) is exists
    assert IdentityNumber.parse(text, rule=NEW).rule is (OLD if exists else NEW)


# --- made numbers ---


@pytest.mark.parametrize("day", [date(1940, 2, 29), date(1999, 12, 31), date(2000, 2, 29), date(2039, 1, 1)])
def test_the_numbers_of_a_date_are_those_that_trying_finds(day: date) -> None:
    """The individual number tells the century by the rule of 1964, which these numbers pass too."""
    first_six = f"{day.day:02}{day.month + 80}{day.year % 100:02}"
    century = 500 if day.year >= 2000 else 0
    texts = [text for iii in range(500) for text in with_check_digits(f"{first_six}{century + iii:03}")]
    assert [synthetic_number(day, nth) for nth in range(12)] == texts[:12]
    assert all(is_valid(text, OLD) for text in texts)


@st.composite
def identity_numbers(draw: DrawFn) -> IdentityNumber:
    """Make numbers of Tenor, by either rule; those of 29 February come more often."""
    leap_days = [date(year, 2, 29) for year in (1940, 1996, 2000, 2036)]
    day = draw(st.dates(date(1940, 1, 1), date(2039, 12, 31)) | st.sampled_from(leap_days))
    first_six = f"{day.day + draw(st.sampled_from([0, 40])):02}{day.month + 80}{day.year % 100:02}"
    serial, remainder = draw(st.integers(0, 499)), draw(st.sampled_from(NEW.first_remainders))
    numbers = [*with_check_digits(f"{first_six}{500 * (day.year >= 2000) + serial:03}", remainder)]
    assume(numbers)  # about one in six has no check digits
    return IdentityNumber.parse(numbers[0])


@given(identity_numbers())
def test_made_numbers_are_valid_and_synthetic(number: IdentityNumber) -> None:
    assert number.is_synthetic is True
    assert number.series is TENOR
    again = IdentityNumber.parse(number.digits(), rule=number.rule, series=frozenset({TENOR}))
    assert again == number
    assert not is_valid(number.digits(), OLD) or number.rule is OLD


# --- slips of the pen ---


@given(identity_numbers(), st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_is_always_found_out(number: IdentityNumber, place: int, more: int) -> None:
    text = number.digits()
    wrong = f"{text[:place]}{(int(text[place]) + more) % 10}{text[place + 1 :]}"
    assert not is_valid(wrong, NEW)


@given(identity_numbers(), st.integers(0, 9))
def test_two_neighbours_that_change_places_are_always_found_out(number: IdentityNumber, place: int) -> None:
    text = number.digits()
    swapped = f"{text[:place]}{text[place + 1]}{text[place]}{text[place + 2 :]}"
    assert swapped == text or not is_valid(swapped, NEW)


def test_most_digits_that_change_places_are_found_out() -> None:
    found: dict[NumberRule, list[bool]] = {OLD: [], NEW: []}
    for text in [text for iii in range(500) for text in with_check_digits(f"298284{iii:03}")][::10]:
        for one, other in itertools.combinations(range(11), 2):
            swapped = list(text)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            if swapped[one] != swapped[other]:
                for rule, noted in found.items():
                    noted.append(not is_valid("".join(swapped), rule))
    old, new = (sum(noted) / len(noted) for noted in found.values())
    assert 0.95 < new <= old


# --- what is refused, and how it is said ---

WRONG: Final = [
    ("None", None, ["type: give the number as text, not as NoneType"]),
    ("a number", int(SYNTHETIC), ["type: give the number as text, not as int"]),
    ("bytes", SYNTHETIC.encode(), ["type: give the number as text, not as bytes"]),
    ("a list", [SYNTHETIC], ["type: give the number as text, not as list"]),
    ("empty", "", ["length: give eleven digits, not 0"]),
    ("too short", SYNTHETIC[1:], ["length: give eleven digits, not 10"]),
    ("too long", SYNTHETIC + "0", ["length: give eleven digits, not 12"]),
    ("hyphen", "038515-98730", ["digits: leave out the hyphen"]),
    (
        "letter",
        "1234567891A",
        ["length: ..., not 10", "digits: give digits alone; there are other characters"],
    ),
    (
        "wide digits",
        wide(SYNTHETIC),
        ["digits: give the digits 0 to 9, not those of another script or width"],
    ),
    (
        "Arabic digits",
        "٠٣٨٥١٥٩٨٧٣٠",
        ["digits: give the digits 0 to 9, not those of another script or width"],
    ),
    (
        "one wide digit",
        SYNTHETIC[:-1] + wide("0"),
        ["digits: give the digits 0 to 9, not those of another script or ..."],
    ),
    (
        "line end",
        SYNTHETIC + "\n",
        ["digits: leave out blanks and line ends; allow_printed_form=True accepts ..."],
    ),
    (
        "space before",
        " " + SYNTHETIC,
        ["digits: leave out blanks and line ends; allow_printed_form=True accepts ..."],
    ),
    (
        "space and hyphen",
        "038515 -98730",
        ["digits: leave out blanks and line ends; ...", "digits: leave out the hyphen"],
    ),
    ("byte order mark", "\ufeff" + SYNTHETIC, ["digits: give digits alone; there are other characters"]),
    ("superscript", SYNTHETIC[:-1] + "²", ["length: ..., not 10", "digits: give digits alone; ..."]),
    ("a sign", "+3851598730", ["length: ..., not 10", "digits: give digits alone; ..."]),
    ("an underscore", "038515_98730", ["digits: give digits alone; there are other characters"]),
    ("day 00", "00852499958", ["date: give a day from 01 to 31, with 40 added in a D-number"]),
    ("day 32", "32127248022", ["date: give a day ...", "first check digit: ...", "second check digit: ..."]),
    ("month 00", "10802499979", ["date: give a month from 01 to 12, with nothing, 40, 65 or 80 added"]),
    ("31 April", "31842499839", ["date: give a day that the month has"]),
    (
        "29 February 2023",
        "29822399930",
        ["date: give 29 February in a leap year only; by the rule of 1964 ..."],
    ),
    (
        "first check digit",
        "15874599813",
        ["first check digit: give one that follows from the nine digits before it"],
    ),
    (
        "second",
        "07911998225",
        ["second check digit: give the one that follows from the ten digits before it"],
    ),
    (
        "shared help number",
        "81234567803",
        ["second check digit: give the one that follows from the ten digits ..."],
    ),
    (
        "everything",
        "00002412345",
        [
            "date: give a day ...",
            "date: give a month ...",
            "first check digit: ...",
            "second check digit: ...",
        ],
    ),
]


def matches(shown: str, wanted: str) -> bool:
    """Compare with a text in which ``...`` stands for anything."""
    start, _, end = wanted.partition("...")
    return shown == wanted or ("..." in wanted and shown.startswith(start) and shown.endswith(end))


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(*case[1:], id=case[0]) for case in WRONG])
def test_every_problem_is_told(text: object, wanted: list[str]) -> None:
    shown = problems_of(text)
    assert len(shown) == len(wanted)
    assert all(itertools.starmap(matches, zip(shown, wanted, strict=True)))


def test_messages_are_distinct() -> None:
    messages = {"\n".join(problems_of(text)) for _, text, _ in WRONG}
    assert len(messages) >= 20


def test_what_passes_by_the_other_rule_is_said_so() -> None:
    [shown] = problems_of(SYNTHETIC_2032, rule=OLD)
    assert shown.startswith("first check digit: give one that follows from the nine digits before it; ")
    assert shown.endswith("; it follows by the rule from 2032")


@pytest.mark.parametrize("text", [SYNTHETIC, "29422059278", "12771599921", "30108299920", "91234567883"])
def test_series_are_accepted_as_asked_for(text: str) -> None:
    series = IdentityNumber.parse(text).series
    assert IdentityNumber.parse(text, series=frozenset({series})).series is series
    assert problems_of(text, series=ALL_SERIES - {series}) == [
        f"series: give a number of another series than {series.value}"
    ]


def test_a_series_that_is_refused_hides_no_other_problem() -> None:
    shown = problems_of("07911998225", series=frozenset({PLAIN}))
    assert [line.partition(":")[0] for line in shown] == ["series", "second check digit"]


PRINTED: Final = f"{SYNTHETIC[:6]} {SYNTHETIC[6:]}"


class TestPrintedForm:
    def test_is_refused_by_default(self) -> None:
        assert problems_of(PRINTED) == [
            "digits: leave out blanks and line ends; allow_printed_form=True accepts a space after six digits"
        ]

    @pytest.mark.parametrize("text", [PRINTED, SYNTHETIC])
    def test_is_accepted_when_asked_for(self, text: str) -> None:
        assert IdentityNumber.parse(text, allow_printed_form=True).digits() == SYNTHETIC

    @pytest.mark.parametrize(
        "text",
        [
            PRINTED.replace(" ", "  "),
            PRINTED.replace(" ", "\u00a0"),
            PRINTED.replace(" ", "\t"),
            PRINTED.replace(" ", "-"),
            PRINTED.replace(" ", "."),
            PRINTED + "\n",
            " " + PRINTED,
            "03 85 15 98730",
            "0385159 8730",
            "03851598 730",
        ],
    )
    def test_no_other_form_is(self, text: str) -> None:
        assert problems_of(text, allow_printed_form=True)


@given(
    st.one_of(
        st.text(max_size=20),
        st.text(f"0123456789 -\n٣{wide('0')}", max_size=13),
        st.none(),
        st.integers(),
        st.binary(),
    )
)
def test_anything_else_is_refused_with_the_documented_error(value: object) -> None:
    for allowed in (False, True):
        try:
            number = IdentityNumber.parse(value, allow_printed_form=allowed)  # type: ignore[arg-type]
        except InvalidIdentityNumberError as error:
            assert error.problems  # noqa: PT017  # either outcome is right, and both are looked at
        else:
            assert isinstance(value, str)
            assert number.digits() == value.replace(" ", "")


def test_text_of_another_class_is_kept_as_plain_text() -> None:
    class Marked(str):
        __slots__ = ()

        def __repr__(self) -> str:
            return "marked"

    assert type(IdentityNumber.parse(Marked(SYNTHETIC)).digits()) is str


@pytest.mark.parametrize(
    ("options", "path"),
    [
        ({"rule": "2032"}, "rule"),
        ({"rule": None}, "rule"),
        ({"series": TENOR}, "series"),
        ({"series": {TENOR}}, "series"),
        ({"series": frozenset({"tenor"})}, "series"),
        ({"allow_printed_form": 1}, "allow_printed_form"),
    ],
)
def test_wrong_arguments_are_refused(options: dict[str, object], path: str) -> None:
    with pytest.raises(InvalidFactError) as caught:
        IdentityNumber.parse(SYNTHETIC, **options)  # type: ignore[arg-type]
    assert [problem.path for problem in caught.value.problems] == [path]


# --- nothing shows it ---

MASKED: Final = "IdentityNumber(…)"

SHOWN: Final[list[tuple[str, Callable[[IdentityNumber], object]]]] = [
    ("repr", repr),
    ("str", str),
    ("f-string", lambda number: f"{number}"),
    ("f-string with repr", lambda number: f"{number!r}"),
    ("f-string with a width", lambda number: f"{number:>17}"),
    ("percent s", lambda number: "%s" % number),  # noqa: UP031  # it is the form that is tested
    ("percent r", lambda number: "%r" % number),  # noqa: UP031  # it is the form that is tested
    ("format", "{}".format),
    ("ascii", lambda number: ascii(number).replace("\\u2026", "…")),
    ("in a list", lambda number: str([number])[1:-1]),
    ("copied", lambda number: repr(copy.copy(number))),
    ("deeply copied", lambda number: repr(copy.deepcopy(number))),
    ("pickled", lambda number: repr(pickle.loads(pickle.dumps(number)))),  # noqa: S301  # our own
]


@pytest.mark.parametrize("show", [pytest.param(show, id=name) for name, show in SHOWN])
def test_the_number_is_masked(show: Callable[[IdentityNumber], object]) -> None:
    assert show(IdentityNumber.parse(SYNTHETIC)) == MASKED


def test_a_width_is_kept() -> None:
    assert f"{IdentityNumber.parse(SYNTHETIC):>20}" == f"   {MASKED}"


def test_a_log_does_not_show_it(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("fastlege.test").warning("read %s and %r", *[IdentityNumber.parse(SYNTHETIC)] * 2)
    assert caplog.messages == [f"read {MASKED} and {MASKED}"]


def test_a_holder_that_is_unpacked_for_a_log_does_not_show_it() -> None:
    @attrs.frozen
    class Holder:
        number: IdentityNumber

    assert SYNTHETIC not in repr(attrs.asdict(Holder(IdentityNumber.parse(SYNTHETIC))))


@pytest.mark.parametrize("text", [text for _, text, _ in WRONG if isinstance(text, str) and len(text) > 1])
def test_no_error_shows_it(text: str) -> None:
    with pytest.raises(InvalidIdentityNumberError) as caught:
        IdentityNumber.parse(text)
    error = caught.value
    for shown in (str(error), repr(error), repr(error.args), repr(error.__dict__)):
        assert not any(text[start : start + 4] in shown for start in range(len(text) - 3))
    assert error.__cause__ is None
    assert error.__context__ is None


def test_only_some_numbers_show_the_century_of_29_february() -> None:
    (lowest,) = with_check_digits("294200000")  # of NAV's synthetic people
    assert is_valid(lowest, OLD)


def test_no_traceback_shows_it_even_with_local_variables() -> None:
    wrong = SYNTHETIC[:-1] + "1"
    for given_text in (wrong, wrong + "\n"):
        with pytest.raises(InvalidIdentityNumberError) as caught:
            IdentityNumber.parse(given_text)
        assert wrong not in "".join(traceback.format_exception(caught.value))
        frames = [
            frame
            for frame, _ in traceback.walk_tb(caught.value.__traceback__)
            if frame.f_code.co_filename == number_module.__file__
        ]
        assert frames
        assert not any(wrong in repr(frame.f_locals) for frame in frames)


# --- it is a value ---


def test_equal_by_digits() -> None:
    one, same = (
        IdentityNumber.parse(SYNTHETIC),
        IdentityNumber.parse(PRINTED, rule=OLD, allow_printed_form=True),
    )
    other = IdentityNumber.parse(SYNTHETIC_2032)
    assert one == same
    assert hash(one) == hash(same)
    assert len({one, same, other}) == 2
    assert one != other
    assert one != SYNTHETIC


@pytest.mark.parametrize("text", [case[1] for case in FACTS])
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_survives_pickling(text: str, protocol: int) -> None:
    number = IdentityNumber.parse(text)
    again = pickle.loads(pickle.dumps(number, protocol))  # noqa: S301  # our own
    assert again == number
    assert (again.kind, again.series, again.rule) == (number.kind, number.series, number.rule)


@pytest.mark.parametrize("name", ["kind", "series", "rule", "is_synthetic", "other"])
def test_cannot_be_changed(name: str) -> None:
    number = IdentityNumber.parse(SYNTHETIC)
    with pytest.raises(AttributeError):
        setattr(number, name, None)
    assert not hasattr(number, "__dict__")


def test_is_made_by_parse_alone() -> None:
    with pytest.raises(TypeError, match="parse"):
        IdentityNumber()


def test_the_error_pickles() -> None:
    with pytest.raises(InvalidIdentityNumberError) as caught:
        IdentityNumber.parse("")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert again.problems == caught.value.problems
    assert isinstance(again, InvalidInputError)
    assert isinstance(again, FastlegeError)
    assert isinstance(again, ValueError)


@pytest.mark.parametrize("word", ["age", "sex", "gender", "century", "birth"])
def test_tells_neither_age_nor_sex_nor_century(word: str) -> None:
    assert not [name for name in dir(IdentityNumber) if word in name.split("_")]
