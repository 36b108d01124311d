"""The shared folder with standards, schemas and samples, where it is at hand."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final


def _shared() -> Path | None:
    given = os.environ.get("FASTLEGE_SHARED")
    beside = [Path(given)] if given else [folder / "shared" for folder in Path(__file__).resolve().parents]
    return next((folder for folder in beside if (folder / "standards").is_dir()), None)


SHARED: Final = _shared()
