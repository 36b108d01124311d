"""What leaves as JSON (*utveksling*), by two doors: to systems, exact; to people, as they may know it."""

from fastlege.exchange.people import view
from fastlege.exchange.systems import VERSION, dump, load

__all__ = ["VERSION", "dump", "load", "view"]
