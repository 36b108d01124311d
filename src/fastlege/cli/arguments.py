"""The arguments of the command line (*argumenter*).

No message repeats an argument, which may be an identity number.
"""

from __future__ import annotations

import argparse
import io
import sys
from contextlib import suppress
from importlib.metadata import version
from typing import TYPE_CHECKING, Final, NoReturn, TextIO, cast

from fastlege.cli import calendar, represent, rows, rules, services
from fastlege.cli.help import EXIT_STATUS, HELP
from fastlege.cli.output import FAILED, OutputError, finish, say, tell
from fastlege.errors import InvalidInputError, Problem
from fastlege.policy import HELSENORGE_2021_01_11, Policy

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_NOBODY_READS: Final = 128 + 13
"""The exit status of a program ended by SIGPIPE, as in ``fastlege rules | head``."""


class _Parser(argparse.ArgumentParser):
    """A parser whose messages say what to give, and never show what was given."""

    def error(self, message: str) -> NoReturn:
        """Raise an error for main() to print, without the user's words."""
        *first, last = _COMMANDS
        commands = f"{', '.join(first)} or {last}"
        if message == _NO_COMMAND:
            message = f"give a command: {commands}; see --help"
        elif message.startswith(_WRONG_COMMAND):
            message = f"there is no such command; give {commands}, and options after it; see --help"
        # That message names arguments of ours; any other may repeat what the user typed.
        elif not message.startswith("the following arguments are required"):
            message = "see --help for what to give"
        raise InvalidInputError([Problem(self.prog, message)])

    def _print_message(self, message: str, file: object = None) -> None:  # noqa: ARG002  # always printed
        """Print the help or the version; argparse itself would ignore a failure to write it."""
        say(message)


def main(arguments: Sequence[str] | None = None, *, policy: Policy = HELSENORGE_2021_01_11) -> int:
    """Run the command line (*kommandolinje*) and return the exit status.

    Args:
        arguments: The arguments; by default those of the process.
        policy: The edition of the rules to apply. A command of your own may pass an edition of your own.

    Returns:
        0 when something was decided or sent, 1 when a citizen was refused, and 2 when the input was wrong or
        something could not be read or written. Every problem is then printed on standard error.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.closed:
            stream.reconfigure(encoding="utf-8")  # the texts are Norwegian, whatever the locale
    try:
        return _answer(arguments, policy)
    except InvalidInputError as error:
        return _fail(str(error))
    except BrokenPipeError:
        _close_output()
        return _NOBODY_READS
    except OSError as error:
        _close_output()
        what = "write the output" if isinstance(error, OutputError) else "read or write"
        return _fail(f"fastlege: could not {what}: {error.strerror}")


def _answer(arguments: Sequence[str] | None, policy: Policy) -> int:
    stdout = cast("TextIO | None", sys.stdout)
    if stdout is None or stdout.closed:
        raise InvalidInputError(
            [Problem("fastlege", "give it somewhere to print: standard output is closed")]
        )
    try:
        asked, unknown = _parser().parse_known_args(arguments, argparse.Namespace(policy=policy))
        if unknown:
            raise InvalidInputError([Problem(f"fastlege {asked.command}", _unknown(asked.command, unknown))])
        return int(asked.run(asked))
    finally:
        finish()  # a broken pipe must be raised here, where it is caught


def _unknown(command: str, unknown: Sequence[str]) -> str:
    if any(word.startswith("-") for word in unknown):
        return f"there is no such option; see fastlege {command} --help"
    return (
        f"give one {_ONE[command]}, and nothing after it" if command in _ONE else "give nothing but options"
    )


def _fail(message: str) -> int:
    tell(f"{message}\n")
    return FAILED


def _close_output() -> None:
    """Close standard output; otherwise Python flushes it again at exit and prints an error."""
    with suppress(OSError):
        sys.stdout.close()


_NO_COMMAND: Final = "the following arguments are required: COMMAND"
_WRONG_COMMAND: Final = "argument COMMAND: "
_ONE: Final = {
    "rows": "FILE",
    "menu": "FILE",
    "request": "FILE",
    "deadline": "INSTANT",
    "holidays": "YEAR",
}


def _parser() -> _Parser:
    parser = _Parser(
        prog="fastlege",
        description="GP services on Helsenorge: who may use what,\nand when is an answer due?",
        epilog=EXIT_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"%(prog)s {version('fastlege')}",
        help="print the version and exit",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command", title="commands")
    for name, add in _COMMANDS.items():
        summary, more = HELP[name]
        add(
            commands.add_parser(
                name,
                help=summary,
                description=f"{summary[0].upper()}{summary[1:]}.",
                epilog=more,
                formatter_class=argparse.RawDescriptionHelpFormatter,
                allow_abbrev=False,
            )
        )
    return parser


def _represent(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", help="family files, or - for standard input")
    parser.add_argument("--on", metavar="DATE", help="the day asked about; by default each file's as_of")
    _audience(parser, "caseworker", "caseworker (default, since it is about every parent) or citizen")
    parser.add_argument("--user", metavar="ID", help="the citizen: eleven digits, the number in use")
    parser.add_argument(
        "--lines", action="store_true", help="read a family on each line, and print each parent's"
    )
    parser.add_argument("--csv", action="store_true", help="with --lines: print CSV")
    _shared(parser)
    parser.set_defaults(run=represent.run)


def _rows(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a family on each line, or - for standard input")
    parser.add_argument(
        "--to",
        metavar="FILE",
        required=True,
        help="the output: pairs.parquet or pairs.jsonl, or - to print JSON Lines",
    )
    parser.add_argument("--on", metavar="DATE", help="the day asked about; by default each line's as_of")
    _language(parser)
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")
    parser.set_defaults(run=rows.run)


def _menu(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    _audience(parser, "citizen", "citizen (default, since it is what a user sees) or caseworker")
    _shared(parser)
    parser.set_defaults(run=services.run_menu)


def _request(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    _shared(parser)
    parser.set_defaults(run=services.run_request)


def _audience(parser: argparse.ArgumentParser, default: str, told: str) -> None:
    parser.add_argument("--audience", default=default, metavar="READER", help=told)


def _case(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a case file, or - for standard input")


def _deadline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "instant", metavar="INSTANT", help="when it was received, such as 2026-11-23T21:05+01:00"
    )
    parser.add_argument("--working-days", metavar="N", help="the number of working days to answer in")
    _shared(parser)
    parser.set_defaults(run=calendar.run_deadline)


def _holidays(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("year", metavar="YEAR", help="from 1901 to 2100")
    _shared(parser)
    parser.set_defaults(run=calendar.run_holidays)


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", metavar="FORMAT", help="text (default), markdown, mermaid or json")
    parser.add_argument("--json", action="store_true", help="the same as --format json")
    _language(parser)
    parser.set_defaults(run=rules.run)


_COMMANDS: Final = {
    "represent": _represent,
    "rows": _rows,
    "menu": _menu,
    "request": _request,
    "deadline": _deadline,
    "holidays": _holidays,
    "rules": _rules,
}


def _shared(parser: argparse.ArgumentParser) -> None:
    _language(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", default="nb", metavar="LANG", help="nb (default), nn or en")
