"""What is asked for on the command line (*argumenter*).

Exit status: 0 when something was decided, granted or not; 2 on bad input, with every problem on stderr. No
message repeats what was given: it may be an identity number.
"""

from __future__ import annotations

import argparse
import io
import sys
from contextlib import suppress
from importlib.metadata import version
from typing import TYPE_CHECKING, Final, NoReturn

from fastlege.characters import visible
from fastlege.cli import calendar, represent, rules, services
from fastlege.errors import InvalidInputError, Problem
from fastlege.policy import HELSENORGE_2021_01_11, Policy

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_NOBODY_READS: Final = 128 + 13
"""The exit status of a tool that SIGPIPE ends, as the shell gives it: ``fastlege rules | head``."""


class _Parser(argparse.ArgumentParser):
    """Says what to give instead, and not what was given."""

    def error(self, message: str) -> NoReturn:
        """Raise what main() prints, without the words that the user wrote."""
        wanted = (
            message
            if message.startswith("the following arguments are required")
            else "see --help for what to give"
        )
        raise InvalidInputError([Problem(self.prog, wanted)])


def main(arguments: Sequence[str] | None = None, *, policy: Policy = HELSENORGE_2021_01_11) -> int:
    """Run the command line (*kommandolinje*) and return the exit status.

    Args:
        arguments: What was asked for; by default what the process was given.
        policy: The edition of the rules to apply: a command of your own hands over an edition of your own.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # the texts are Norwegian, whatever the locale
    try:
        _answer(arguments, policy)
    except InvalidInputError as error:
        sys.stderr.write(visible(f"{error}\n"))
        return 2
    except BrokenPipeError:
        with suppress(BrokenPipeError):
            sys.stdout.close()  # or Python tries once more when it ends, and complains
        return _NOBODY_READS
    return 0


def _answer(arguments: Sequence[str] | None, policy: Policy) -> None:
    try:
        asked = _parser().parse_args(arguments, argparse.Namespace(policy=policy))
        sys.stdout.write(visible(asked.run(asked)))
    finally:
        sys.stdout.flush()  # here, where it is caught that nobody reads


def _parser() -> _Parser:
    parser = _Parser(
        prog="fastlege", description="GP services on Helsenorge: who may use what, and when is an answer due?"
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"%(prog)s {version('fastlege')}",
        help="print the version and exit",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _represent(
        commands.add_parser("represent", help="who may act for a child, from a family file of the register")
    )
    _menu(commands.add_parser("menu", help="what a user sees after logging in, from a case file"))
    _request(commands.add_parser("request", help="send the request of a case file, and what follows from it"))
    _deadline(commands.add_parser("deadline", help="when the answer to something received is due"))
    _holidays(commands.add_parser("holidays", help="the public holidays of a year"))
    _rules(commands.add_parser("rules", help="every rule, with its conditions, sources and texts"))
    return parser


def _represent(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FAMILY.json", help="a family file, or - for standard input")
    parser.add_argument("--on", metavar="DATE", help="the day asked about; by default the file's as_of")
    parser.add_argument(
        "--audience", default="caseworker", metavar="READER", help="caseworker (default) or citizen"
    )
    parser.add_argument("--user", metavar="ID", help="the citizen who asks, with --audience citizen")
    _shared(parser)
    parser.set_defaults(run=represent.run)


def _menu(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    parser.add_argument(
        "--audience", default="citizen", metavar="READER", help="citizen (default) or caseworker"
    )
    _shared(parser)
    parser.set_defaults(run=services.run_menu)


def _request(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    _shared(parser)
    parser.set_defaults(run=services.run_request)


def _case(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="CASE.json", help="a case file, or - for standard input")


def _deadline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "instant", metavar="INSTANT", help="when it was received, such as 2026-11-23T21:05+01:00"
    )
    parser.add_argument("--working-days", metavar="N", help="how many working days there are to answer in")
    _shared(parser)
    parser.set_defaults(run=calendar.run_deadline)


def _holidays(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("year", metavar="YEAR", help="from 1901 to 2100")
    _shared(parser)
    parser.set_defaults(run=calendar.run_holidays)


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", default="text", metavar="FORMAT", help="text (default), markdown, mermaid or json"
    )
    parser.add_argument(
        "--json", action="store_const", const="json", dest="format", help="the same as --format json"
    )
    _language(parser)
    parser.set_defaults(run=rules.run)


def _shared(parser: argparse.ArgumentParser) -> None:
    _language(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", default="nb", metavar="LANG", help="nb (default), nn or en")
