"""``fastlege request``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest

from fastlege.terms import Service
from tests.cli.cases import (
    ASK,
    BOOK,
    CANCEL,
    CONSULT,
    FAMILY,
    GP,
    ORDER,
    OTHER,
    PRESCRIPTIONS,
    RENEW,
    REQUESTS,
    SCHEDULE,
    USER,
    case,
    childs,
)

if TYPE_CHECKING:
    from tests.cli.run import CommandLine

URGENT = "Ring the out-of-hours service on 116 117 if it is urgent. Ring 113 if a life is in danger.\n"


@pytest.mark.parametrize(
    ("language", "request_", "lines"),
    [
        (
            "nb",
            BOOK,
            (
                "Sendt: Bestill time",
                "Timen er bestilt.",
                "Dato: 24. november 2026 kl. 09.00",
                "Legekontor: Prøvestad legesenter",
                "Svar senest: 30. november 2026",
            ),
        ),
        (
            "nn",
            BOOK,
            (
                "Sendt: Bestill time",
                "Timen er bestilt.",
                "Dato: 24. november 2026 kl. 09.00",
                "Svar seinast: 30. november 2026",
            ),
        ),
        (
            "en",
            BOOK,
            ("Sent: Book an appointment", "The appointment is booked.", "Date: 24 November 2026 at 09:00"),
        ),
        (
            "en",
            CANCEL,
            (
                "Sent: Cancel an appointment",
                "The appointment is cancelled.",
                "Date: 24 November 2026 at 11:00",
            ),
        ),
        ("nb", CANCEL, ("Sendt: Avbestilling", "Timen er avbestilt.", "Legekontor: Prøvestad legesenter")),
        ("nn", CANCEL, ("Sendt: Avbestilling", "Timen er avbestilt.")),
        (
            "nb",
            RENEW,
            ("Sendt: Forny resept", "Salbutamol: Du kan gå tom før svaret kommer. Ring legekontoret."),
        ),
        (
            "nb",
            CONSULT,
            ("Sendt: Start e-konsultasjon", "Svar kommer normalt fra: fastlegen", "vanlig egenandel"),
        ),
        ("nb", ASK, ("Sendt: Kontakt legekontoret", "resepsjonen på legekontoret", "Betaling: ikke oppgitt")),
        ("nb", ORDER, ("Sendt: Bestill influensavaksine", "Svar kommer normalt fra: legekontoret")),
    ],
)
def test_what_follows_in_words(
    fastlege: CommandLine, language: str, request_: dict[str, Any], lines: tuple[str, ...]
) -> None:
    ended = fastlege("request", "-", "--lang", language, stdin=case(request=request_))
    assert (ended.status, ended.err) == (0, "")
    assert all(line in ended.out for line in lines)
    assert ended.out.startswith(f"{lines[0]}\n")
    assert USER not in ended.out
    assert "Levotyroksin" not in ended.out


@pytest.mark.parametrize("request_", REQUESTS.values(), ids=REQUESTS)
def test_what_follows_in_json(fastlege: CommandLine, request_: dict[str, Any]) -> None:
    ended = fastlege("request", "-", "--json", stdin=case(request=request_))
    assert ended.status == 0
    assert [*ended.data] == ["fastlege", "audience", "request"]
    sent = ended.data["request"]
    assert (ended.data["audience"], sent["service"]) == ("citizen", request_["service"])
    assert sent["delivery"]["deadline"]["due_date"] == "2026-11-30"
    assert OTHER not in ended.out


def test_a_wish_in_words_that_books_nothing(fastlege: CommandLine) -> None:
    for request in ({"service": "flu-vaccination"}, {"service": "flu-vaccination", "preferred": None}):
        answer = fastlege("request", "-", "--json", stdin=case(request=request, schedule=...)).data
        assert answer["request"]["preferred"] is None


def test_a_parent_asks_for_the_child(fastlege: CommandLine) -> None:
    request = {"service": "renew-prescription", "wanted": ["open"]}
    answer = fastlege("request", "-", "--json", stdin=childs(request=request)).data
    delivery = answer["request"]["delivery"]
    assert (delivery["filed_for"], delivery["sent_by"]) == ("child", USER)


@pytest.mark.parametrize(
    "request_",
    [
        {**CONSULT, "urgent": True},
        {**CONSULT, "urgent": None},
        {**CONSULT, "urgent": "no"},
        {key: value for key, value in CONSULT.items() if key != "urgent"},
        {"service": "e-consultation"},
        {"service": "e-consultation", "concern": 5, "mode": USER, "x": 1},
        {**ASK, "urgent": True},
        {"service": "something", "urgent": None},
        {"urgent": True},
    ],
)
@pytest.mark.parametrize(
    "changes", [{}, {"gp": None}, {"gp": 5}, {"at": "now", "user": USER}, {"access_level": "none"}]
)
def test_what_is_urgent_or_may_be_comes_first_and_alone(
    fastlege: CommandLine, request_: dict[str, Any], changes: dict[str, Any]
) -> None:
    ended = fastlege("request", "-", "--lang", "en", stdin=case(request=request_, **changes))
    assert ended == (1, URGENT, "")
    answer = fastlege("request", "-", "--json", "--lang", "en", stdin=childs(request=request_)).data
    assert answer["refusal"]["text"] == URGENT.rstrip("\n")
    assert [decision["rule"] for decision in answer["refusal"]["decisions"]] == ["urgency"]


@pytest.mark.parametrize("request_", REQUESTS.values())
def test_a_refusal_comes_before_every_problem_with_the_content(
    fastlege: CommandLine, request_: dict[str, Any]
) -> None:
    only_the_service = {"service": request_["service"], "x": USER}
    if request_ is CONSULT:
        only_the_service["urgent"] = False
    given = case(request=only_the_service, gp={**GP, "services": []})
    ended = fastlege("request", "-", "--lang", "en", stdin=given)
    assert (ended.status, ended.err) == (1, "")
    assert "the GP" in ended.out
    answer = fastlege("request", "-", "--json", stdin=given).data
    assert answer["refusal"]["decisions"][0]["rule"] == "availability-for-oneself"


@pytest.mark.parametrize("request_", REQUESTS.values())
def test_a_refusal_for_a_child_is_the_same_for_every_cause(
    fastlege: CommandLine, request_: dict[str, Any]
) -> None:
    """The law of the design, also when what is asked for is wrong."""
    wrong = {key: value if key in {"service", "urgent"} else 5 for key, value in request_.items()}
    parents = [{**parent, "responsibility": None} for parent in FAMILY["parents"]]
    worlds = [
        childs(user=user, request=asked, **changes)
        for user in (OTHER, "a stranger")
        for asked in (request_, wrong)
        for changes in ({}, {"gp": None}, {"schedule": ...}, {"family": {**FAMILY, "parents": parents}})
    ]
    assert len({fastlege("request", "-", stdin=world) for world in worlds}) == 1
    (printed,) = {fastlege("request", "-", "--json", stdin=world) for world in worlds}
    assert printed.status == 1
    rule = "appointments" if request_ is CANCEL else "availability"
    assert printed.data["refusal"]["decisions"][0]["rule"] == f"{rule}-for-a-child-disclosed"


@pytest.mark.parametrize(
    ("request_", "rule"),
    [
        ({**CONSULT, "mode": "audio"}, "e-consultation"),
        ({**CONSULT, "needs_attendance": True}, "e-consultation"),
        ({**CONSULT, "needs_attendance": None}, "e-consultation"),
        ({**ASK, "topic": "health"}, "enquiry"),
    ],
)
def test_a_refusal_of_what_is_asked(fastlege: CommandLine, request_: dict[str, Any], rule: str) -> None:
    ended = fastlege("request", "-", "--json", stdin=case(request=request_))
    assert (ended.status, ended.err) == (1, "")
    assert [decision["rule"] for decision in ended.data["refusal"]["decisions"]] == [rule]


MARK = "give a text that is not blank"
A_SLOT = "give the id of a slot of the schedule"
OWN = "give the slot id of one of the patient's appointments in the case's schedule"
MEDICINE = "give the id of one of the patient's prescriptions"

BAD: list[tuple[object, dict[str, str]]] = [
    (None, {"service": f"give one of {', '.join(Service)}"}),
    ([], {"service": f"give one of {', '.join(Service)}"}),
    ({}, {"service": f"give one of {', '.join(Service)}"}),
    ({**BOOK, "service": "booking"}, {"service": f"give one of {', '.join(Service)}"}),
    ({"service": "book-appointment"}, {"slot": MARK, "reason": MARK}),
    ({**BOOK, "reason": " "}, {"reason": MARK}),
    ({**BOOK, "slot": 9}, {"slot": MARK}),
    (
        {**BOOK, "hidden_from_parents": True},
        {"hidden_from_parents": "this key is not known; leave it out, or use one of service, slot, reason"},
    ),
    ({**BOOK, "slot": "slot-12"}, {"slot": A_SLOT}),
    ({**BOOK, "slot": "slot-10"}, {"slot": "give a free slot; this one is taken"}),
    ({**BOOK, "slot": "slot-11"}, {"slot": "give a free slot; this one is taken"}),
    ({**CANCEL, "cancel": None}, {"cancel": MARK}),
    ({**CANCEL, "cancel": "slot-09"}, {"cancel": OWN}),
    ({**CANCEL, "cancel": "slot-10"}, {"cancel": OWN}),
    ({**CANCEL, "cancel": "slot-12"}, {"cancel": OWN}),
    ({**CANCEL, "cancel": "slot-08"}, {"cancel": "give an appointment that has not begun"}),
    (
        {"service": "renew-prescription"},
        {"wanted": "give a list, each member a text that is not blank"},
    ),
    ({**RENEW, "wanted": "inhaler"}, {"wanted": "give a list, each member a text that is not blank"}),
    ({**RENEW, "wanted": []}, {"wanted": "give one id or more"}),
    ({**RENEW, "wanted": ["others", "x"]}, {"wanted[0]": MEDICINE, "wanted[1]": MEDICINE}),
    (
        {**RENEW, "wanted": ["inhaler", "x", "inhaler"]},
        {"wanted[1]": MEDICINE, "wanted": "give each id once"},
    ),
    ({**CONSULT, "concern": "", "mode": "fax"}, {"concern": MARK, "mode": "give one of audio, video, text"}),
    ({**CONSULT, "needs_attendance": "no"}, {"needs_attendance": "give true or false, or null"}),
    ({**ASK, "question": ["?"]}, {"question": MARK}),
    (
        {**ASK, "topic": "lift"},
        {"topic": "give one of holiday-arrangements, getting-there, other-administrative, health"},
    ),
    ({**ORDER, "preferred": 5}, {"preferred": "give a text that is not blank, or null"}),
    ({**ORDER, "preferred": "slot-12"}, {"preferred": A_SLOT}),
    ({**ORDER, "preferred": "slot-08"}, {"preferred": "give a slot that has not begun"}),
]


@pytest.mark.parametrize(("request_", "where"), BAD)
def test_bad_requests(fastlege: CommandLine, request_: object, where: dict[str, str]) -> None:
    found = fastlege.problems("request", "-", stdin=case(request=request_))
    assert found == [f"case.request.{path}: {message}" for path, message in where.items()]


def test_an_unknown_key_is_a_problem_in_every_request(fastlege: CommandLine) -> None:
    for request in REQUESTS.values():
        (problem,) = fastlege.problems("request", "-", stdin=case(request={**request, USER: 1}))
        assert problem.startswith(
            "case.request.*: this key is not known; leave it out, or use one of service"
        )
    (problem,) = fastlege.problems("request", "-", stdin=case(request={**ASK, "urgent": False}))
    assert problem.startswith("case.request.urgent: this key is not known; leave it out")


def test_what_is_hidden_from_a_parent_is_as_if_it_were_not_there(fastlege: CommandLine) -> None:
    def asked(mark: str) -> list[str]:
        request = {"service": "renew-prescription", "wanted": [mark]}
        return fastlege.problems("request", "-", stdin=childs(request=request))

    assert asked("hidden") == asked("others") == asked("nowhere") == [f"case.request.wanted[0]: {MEDICINE}"]


def test_an_appointment_hidden_from_a_parent_is_as_if_it_were_not_there(fastlege: CommandLine) -> None:
    def asked(*, hidden: bool) -> tuple[int, str]:
        slots = [{"id": "1", "start": "2026-11-24T09:00:00+01:00", "end": "2026-11-24T09:20:00+01:00"}]
        bookings = [{"slot": "1", "patient": "child", "reason": "x", "hidden_from_parents": hidden}]
        schedule = {"slots": slots, "bookings": bookings}
        ended = fastlege("request", "-", stdin=childs(schedule=schedule, request={**CANCEL, "cancel": "1"}))
        return ended.status, ended.err

    assert asked(hidden=False) == (0, "")
    assert asked(hidden=True) == (2, f"case.request.cancel: {OWN}\n")


FORMER: Final = {**SCHEDULE, "gp": "former"}


@pytest.mark.parametrize(
    "changes",
    [
        {
            "gp": {
                **GP,
                "name": "Kari Nylege",
                "office": {"name": "Ny", "participates": False},
                "services": [],
            }
        },
        {"schedule": FORMER},
        {"schedule": FORMER, "gp": None},
        {"schedule": FORMER, "gp": "unknown"},
    ],
)
def test_what_is_booked_is_cancelled_after_the_gp_has_changed_or_offers_booking_no_more(
    fastlege: CommandLine, changes: dict[str, Any]
) -> None:
    ended = fastlege("request", "-", "--lang", "en", stdin=case(request=CANCEL, **changes))
    assert (ended.status, ended.err) == (0, "")
    assert "The appointment is cancelled." in ended.out
    assert ("GP office:" in ended.out) is ("schedule" not in changes)  # a former GP's is not in the case


def test_nothing_is_booked_in_a_former_gps_schedule(fastlege: CommandLine) -> None:
    found = fastlege.problems("request", "-", stdin=case(request=BOOK, schedule=FORMER))
    assert found == ["case.schedule: give the schedule of case.gp"]


def test_nobody_knows_whose_the_schedule_is(fastlege: CommandLine) -> None:
    found = fastlege.problems("request", "-", stdin=case(request=CANCEL, gp=None))
    assert found == ["case.schedule: give a schedule in the case file, with its GP if not the patient's"]


def test_a_prescription_twice_in_the_list_is_a_problem_of_the_list(fastlege: CommandLine) -> None:
    again = [*PRESCRIPTIONS, PRESCRIPTIONS[0]]
    found = fastlege.problems("request", "-", stdin=case(request=RENEW, prescriptions=again))
    assert found == ["case.prescriptions: give each of the patient's prescriptions once"]


@pytest.mark.parametrize("request_", [BOOK, CANCEL, ORDER])
def test_a_schedule_is_needed_to_book_in(fastlege: CommandLine, request_: dict[str, Any]) -> None:
    found = fastlege.problems("request", "-", stdin=case(request=request_, schedule=...))
    assert found == ["case.schedule: give a schedule in the case file, with its GP if not the patient's"]


def test_a_day_outside_the_calendar(fastlege: CommandLine) -> None:
    found = fastlege.problems("request", "-", stdin=case(at="2200-01-01T00:00:00Z", request=ASK))
    assert found == ["case.at: the calendar ends on 2100-12-31: give that day or an earlier one"]


def test_no_request_at_all(fastlege: CommandLine) -> None:
    (problem,) = fastlege.problems("request", "-", stdin=case())
    assert problem.startswith("case.request.service: give one of book-appointment,")


def test_it_may_come_from_a_file(fastlege: CommandLine) -> None:
    given = json.loads(json.dumps(case(request=ASK)))
    assert fastlege("request", fastlege.file(given)).status == 0
