"""What holds for every test, wherever it stands."""

from __future__ import annotations

import contextlib
import importlib
from pathlib import Path

SRC = Path(__file__).parent / "src"


def pytest_collect_file(file_path: Path) -> None:
    """Import our own modules by name. By path alone, pytest may load a second copy whose types are others."""
    if SRC in file_path.parents and file_path.suffix == ".py" and file_path.stem != "__main__":
        parts = file_path.relative_to(SRC).with_suffix("").parts
        with contextlib.suppress(Exception):  # pytest reports it when it imports the module itself
            importlib.import_module(".".join(parts).removesuffix(".__init__"))
