"""The command line (*kommandolinje*): register families and instants in, decisions and deadlines out."""

from fastlege.cli.arguments import main

__all__ = ["main"]
