"""Hold a program in another language to the laws: `python examples/other_language.py COMMAND…`."""

from __future__ import annotations

import json
import subprocess
import sys

from fastlege.testing import check_representation_laws


def ask(case: str) -> bool:
    """Ask the other program about one case: JSON in, JSON out."""
    ran = subprocess.run(sys.argv[1:], input=case, capture_output=True, text=True, check=True)
    granted: bool = json.loads(ran.stdout)["granted"]
    return granted


if __name__ == "__main__":
    check_representation_laws(ask, given="documents", max_examples=1)
    print("It obeys the laws.")
