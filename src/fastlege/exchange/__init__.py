"""Values as JSON (*utveksling*): `dump` and `load` for systems, `view` for people."""

from fastlege.exchange.people import view
from fastlege.exchange.systems import VERSION, dump, load

__all__ = ["VERSION", "dump", "load", "view"]
