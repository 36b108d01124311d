"""Write ``docs/page.md``: what each sentence of the page decides, and which test proves it.

    python tools/page_table.py

The sentences are told in our own words; a heading and a number say which one is meant. Number 0 is the
heading itself, where it decides something. What is empty under *decided by* decides nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

__all__ = ["FOOT", "PAGE", "ROWS", "Row", "render"]

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "page.md"


class Row(NamedTuple):
    """One sentence of the page.

    Attributes:
        heading: The heading that it stands under, as the page has it.
        number: Its place under that heading, from 1; 0 is the heading itself.
        says: What it says, in our words.
        decided_by: The codes of conditions, and the names of types and functions; empty: it decides nothing.
        tests: The tests that prove it, as ``file::name`` under ``tests/``.
    """

    heading: str
    number: int
    says: str
    decided_by: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


TOP: Final = "Kom i kontakt med fastlegen via helsenorge.no"
FIVE: Final = "Fastlegen kan tilby inntil fem tjenester via Helsenorge"
BOOK: Final = "1) Bestill time"
RENEW: Final = "2) Forny resept"
CONSULT: Final = "3) Start e-konsultasjon"
ASK: Final = "4) Kontakt legekontoret"
VACCINATE: Final = "5) Bestill influensavaksine"
CONSENT: Final = "Samtykke"
SAFE: Final = "Trygt, og du sparer tid"
CHILD: Final = "Fastlegetjenester på vegne av barn"
FOOT: Final = "(bunnen av siden)"

_MENU: Final = "services/test_menu.py::"
_BUILD: Final = "services/test_builders.py::"
_SLOTS: Final = "services/test_schedule.py::"
_TABLES: Final = "rules/test_tables.py::"

ROWS: Final[tuple[Row, ...]] = (
    Row(TOP, 1, "More and more GPs have services on Helsenorge."),
    Row(
        TOP,
        2,
        "One whose office takes part can log in and begin.",
        ("office-participates", "fastlege.Office"),
        (f"{_TABLES}test_availability_for_oneself", f"{_MENU}test_every_menu_is_what_the_oracle_says"),
    ),
    Row(TOP, 3, "The text of a picture."),
    Row(
        FIVE,
        0,
        "There are up to five services.",
        ("fastlege.Service",),
        (f"{_MENU}test_every_menu_is_what_the_oracle_says",),
    ),
    Row(
        FIVE,
        1,
        "How many one sees depends on what one's GP chose.",
        ("service-offered", "fastlege.GP", "fastlege.menu"),
        (f"{_MENU}test_every_menu_is_what_the_oracle_says", f"{_TABLES}test_availability_for_oneself"),
    ),
    Row(
        FIVE,
        2,
        "One whose GP has no digital services is told so after logging in.",
        ("fastlege.Remark", "fastlege.Menu"),
        (f"{_MENU}test_each_remark_is_told_in_words",),
    ),
    Row(
        FIVE,
        3,
        "Who the GP is, and how to reach the office, is shown all the same.",
        ("has-gp", "fastlege.Menu", "fastlege.Office"),
        (f"{_MENU}test_the_gp_and_the_office_are_shown_also_when_nothing_is_offered",),
    ),
    Row(
        FIVE,
        4,
        "The five follow.",
        ("fastlege.Service",),
        (f"{_MENU}test_every_service_is_named_with_its_answer",),
    ),
    Row(
        BOOK,
        1,
        "One finds a time that suits, and books it whenever it suits.",
        ("fastlege.book_appointment", "fastlege.Schedule"),
        (
            f"{_SLOTS}test_booking_is_seen_and_cancelled",
            "rules/test_laws.py::test_the_time_of_day_changes_nothing",
        ),
    ),
    Row(
        BOOK,
        2,
        "One sees the appointments that one has, and can cancel them.",
        ("fastlege.appointments", "fastlege.cancel_appointment", "fastlege.may_see_appointments"),
        (
            f"{_SLOTS}test_booking_is_seen_and_cancelled",
            f"{_SLOTS}test_what_cannot_be_cancelled",
            f"{_SLOTS}test_what_is_booked_is_seen_and_cancelled_whatever_the_gp_offers_by_now",
        ),
    ),
    Row(
        RENEW,
        1,
        "Where the GP offers it, one asks for renewal from the list of medicines.",
        ("service-offered", "fastlege.renew_prescription", "fastlege.visible_medicines"),
        (
            "services/test_prescriptions.py::test_the_list_is_the_patients_in_the_order_given",
            f"{_BUILD}test_what_the_menu_calls_available_can_be_built_and_nothing_else",
        ),
    ),
    Row(
        RENEW,
        2,
        "Where the GP does not, one gets in touch with the office in another way.",
        ("service-offered", "fastlege.RefusedError"),
        ("services/test_prescriptions.py::test_where_renewal_is_not_offered_one_is_told_what_to_do",),
    ),
    Row(
        CONSULT,
        1,
        "It is an appointment held by sound, video or text.",
        ("mode-supported", "fastlege.ConsultationMode", "fastlege.start_e_consultation"),
        (f"{_BUILD}test_what_an_e_consultation_says_of_itself_over_its_whole_space",),
    ),
    Row(
        CONSULT,
        2,
        "It costs the ordinary user fee.",
        ("fastlege.Fee", "fastlege.Delivery"),
        ("services/test_delivery.py::test_who_answers_and_what_it_costs",),
    ),
    Row(
        CONSULT,
        3,
        "It is only for what takes no visit.",
        ("no-attendance-needed",),
        (
            f"{_TABLES}test_e_consultation",
            f"{_BUILD}test_what_an_e_consultation_says_of_itself_over_its_whole_space",
        ),
    ),
    Row(
        CONSULT,
        4,
        "It is neither for immediate help nor for emergencies.",
        ("not-urgent", "fastlege.may_consult_online"),
        (
            f"{_TABLES}test_e_consultation",
            f"{_BUILD}test_urgency_comes_before_everything_else_and_alone",
        ),
    ),
    Row(
        ASK,
        1,
        "It is for administrative questions, such as holidays and how to get there.",
        ("administrative-matter", "fastlege.Topic", "fastlege.contact_office"),
        (f"{_BUILD}test_what_an_enquiry_says_of_itself_over_its_whole_space",),
    ),
    Row(
        ASK,
        2,
        "Reception normally answers.",
        ("fastlege.Responder", "fastlege.Delivery"),
        ("services/test_delivery.py::test_who_answers_and_what_it_costs",),
    ),
    Row(
        ASK,
        3,
        "There is no health help to be had through it.",
        ("administrative-matter", "fastlege.may_enquire"),
        (
            f"{_TABLES}test_enquiry",
            f"{_BUILD}test_health_gets_no_help_from_the_office_but_the_way_to_go",
        ),
    ),
    Row(
        VACCINATE,
        1,
        "Some GPs take orders for flu vaccination.",
        ("service-offered", "fastlege.order_flu_vaccination"),
        (f"{_BUILD}test_what_the_menu_calls_available_can_be_built_and_nothing_else",),
    ),
    Row(
        CONSENT,
        1,
        "These services take a consent to full access.",
        ("access-level-sufficient", "fastlege.AccessLevel", "fastlege.access_suffices"),
        (f"{_TABLES}test_access", f"{_MENU}test_all_services_require_full_access"),
    ),
    Row(SAFE, 1, "One need not fear for one's health data."),
    Row(SAFE, 2, "The services meet strict demands; it counts four of them, where the list has five."),
    Row(SAFE, 3, "So one can write to the doctor about one's illnesses."),
    Row(SAFE, 4, "The advantages follow."),
    Row(SAFE, 5, "One is spared queues and waiting rooms."),
    Row(
        SAFE,
        6,
        "One can get in touch at any hour.",
        ("fastlege.is_available",),
        ("rules/test_laws.py::test_the_time_of_day_changes_nothing",),
    ),
    Row(
        SAFE,
        7,
        "The answer comes within five working days.",
        ("fastlege.calendar.response_deadline", "fastlege.calendar.Deadline", "fastlege.Policy"),
        (
            "calendar/test_deadlines.py::test_without_a_number_it_is_the_five_of_the_page",
            "services/test_delivery.py::test_the_answer_comes_within_five_working_days",
        ),
    ),
    Row(
        SAFE,
        8,
        "One sees the GP's free times and books the one that suits best.",
        ("fastlege.Appointments", "fastlege.Schedule"),
        (f"{_SLOTS}test_free", f"{_SLOTS}test_booking_is_seen_and_cancelled"),
    ),
    Row(
        CHILD,
        1,
        "Where the GP's system can, the services serve children under sixteen too.",
        ("gp-system-serves-children", "child-under-age-limit"),
        (f"{_TABLES}test_availability_for_a_child", "facts/test_ages.py::test_sixteen"),
    ),
    Row(CHILD, 2, "Limits follow."),
    Row(
        CHILD,
        3,
        "One parent or more registered at the child's address: both parents can act for the child.",
        ("a-parent-registered-at-childs-address", "is-registered-parent", "fastlege.same_home"),
        (
            f"{_TABLES}test_representation_with_another_parent",
            "rules/test_against_oracle.py::test_two_parents",
        ),
    ),
    Row(
        CHILD,
        4,
        "No parent registered there: none of them can.",
        ("a-parent-registered-at-childs-address", "fastlege.may_represent"),
        (f"{_TABLES}test_address_condition_of_a_family", "rules/test_against_oracle.py::test_two_parents"),
    ),
    Row(
        CHILD,
        5,
        "Parents with parental responsibility then use the services for the child.",
        ("has-parental-responsibility", "fastlege.Parent"),
        (
            f"{_TABLES}test_one_parent_at_home_without_responsibility_opens_for_the_other_and_not_for_itself",
            f"{_BUILD}test_what_the_menu_calls_available_can_be_built_and_nothing_else",
        ),
    ),
    Row(
        CHILD,
        6,
        "Messages are filed in the child's record.",
        ("fastlege.Delivery",),
        ("services/test_delivery.py::test_it_is_filed_in_the_patients_record",),
    ),
    Row(
        CHILD,
        7,
        "Parents get notices by e-mail or SMS, as each has chosen.",
        ("fastlege.notice_recipients", "fastlege.Channel"),
        (
            "services/test_delivery.py::test_a_notice_goes_where_each_has_chosen",
            "services/test_delivery.py::test_who_is_told_is_what_the_oracle_says",
        ),
    ),
    Row(
        CHILD,
        8,
        "The overview shows which messages are about the child.",
        ("fastlege.message_overview", "fastlege.OverviewLine"),
        ("services/test_overview.py::test_it_is_marked_which_child_a_message_is_about",),
    ),
    Row(
        CHILD,
        9,
        "The child cannot use the services alone.",
        ("old-enough-to-act-alone",),
        (
            f"{_TABLES}test_availability_for_oneself",
            f"{_MENU}test_one_who_is_under_the_age_sees_the_own_gp_and_uses_nothing",
        ),
    ),
    Row(FOOT, 1, "Who wrote it."),
    Row(
        FOOT,
        2,
        "When it was last changed.",
        ("fastlege.HELSENORGE_2021_01_11",),
        ("services/test_page.py::test_the_edition_is_of_the_day_on_which_the_page_was_last_changed",),
    ),
)


def render() -> str:
    """Write the table as Markdown, a section for each heading."""
    deciding = sum(bool(row.decided_by) for row in ROWS if row.number)
    all_rows = sum(bool(row.number) for row in ROWS)
    lines = [
        "# The page, sentence by sentence",
        "",
        "<!-- Made by `python tools/page_table.py`; a test compares. -->",
        "",
        "The rules come from one page of Helsenorge, as it stood on 11 January 2021.",
        f"It has {all_rows} sentences, of which {deciding} decide something.",
        "Each is told here in our own words, under the page's heading and with its number there.",
        "Number 0 is the heading itself; a dash stands where nothing is decided.",
    ]
    for heading in dict.fromkeys(row.heading for row in ROWS):
        lines += [
            "",
            f"## {heading}",
            "",
            "| no. | says | decided by | proved by |",
            "| --: | --- | --- | --- |",
        ]
        lines += [_line(row) for row in ROWS if row.heading == heading]
    return "\n".join(lines) + "\n"


def _line(row: Row) -> str:
    return f"| {row.number} | {row.says} | {_codes(row.decided_by)} | {_codes(row.tests)} |"


def _codes(names: tuple[str, ...]) -> str:
    return "<br>".join(f"`{name}`" for name in names) or "–"


def main() -> None:
    """Write the file."""
    PAGE.write_text(render(), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
