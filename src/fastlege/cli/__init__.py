"""The command line (*kommandolinje*)."""

from fastlege.cli.arguments import main

__all__ = ["main"]
