"""Change the rules one place at a time, and see whether a test fails each time.

    .venv/bin/python tools/mutants.py [--list] [--sample N [--seed S]] [part of a path or a key ...]

The changes are cosmic-ray's, and three of our own that suit rules (`OURS`). We run them ourselves: each in
a fork of one warm process, where an import hook gives the changed module. So nothing is written into ``src``,
every core works, and what runs at import counts too: the tables of conditions, properties and decorated
functions, which mutmut 3 leaves out.

Fails when fewer than 95 % are found, or when a survivor has no reason in ``mutants/survivors.toml``.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import difflib
import gc
import importlib
import importlib.machinery
import importlib.util
import os
import random
import re
import signal
import sys
import time
import tomllib
from collections import Counter
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import parso
import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from importlib.machinery import ModuleSpec
    from types import CodeType, ModuleType

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src"
TARGETS = (
    "src/fastlege/policy.py",
    "src/fastlege/oslo.py",
    "src/fastlege/rules",
    "src/fastlege/facts/people.py",
    "src/fastlege/facts/address.py",
    "src/fastlege/facts/places.py",
    "src/fastlege/calendar",
    "src/fastlege/register/protection.py",
    "src/fastlege/register/responsibility.py",
    "src/fastlege/services/delivery.py",
    "src/fastlege/services/overview.py",
    "src/fastlege/services/visibility.py",
    "src/fastlege/words",
)
# A change must be found by the tests of its own folder, or by those that read the same texts and tables.
# The modules at the root, which all others stand on, have no folder.
FURTHER = {
    "": ("facts", "rules", "services", "calendar"),
    "facts": ("rules",),
    "rules": ("words", "cli"),
    "words": ("services", "cli"),
}
REASONS = ROOT / "mutants" / "survivors.toml"
NO_REASON = f"NO REASON: add a test that finds it, or a reason to {REASONS.relative_to(ROOT)}"
CLEAN_LOG = ROOT / ".mutants" / "clean.log"
LEAST_SCORE = 95.0
WORKERS = os.cpu_count() or 1
# Without pytest's own import hook, which would come before ours.
PYTEST = ("-x", "-q", "-m", "not slow", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist")
WARM = (
    *("attrs", "dateutil.relativedelta", "holidays", "holidays.countries.norway", "hypothesis.strategies"),
    *("json", "rich.console", "rich.table", "tomllib", "unittest.mock", "workalendar.europe", "zoneinfo"),
)

# Of the many operators that one can be replaced with, those that a wrong rule would look like: the limit and
# the opposite of a comparison, one of arithmetic.
REPLACED = """
    Eq_NotEq NotEq_Eq Is_IsNot IsNot_Is Lt_LtE Lt_GtE LtE_Lt LtE_Gt Gt_GtE Gt_LtE GtE_Gt GtE_Lt
    Add_Sub Sub_Add Mul_Add Div_Mul FloorDiv_Mul Mod_Mul Pow_Mul LShift_RShift RShift_LShift
    BitAnd_BitOr BitOr_BitAnd BitXor_BitAnd
"""
LEFT_OUT = re.compile(
    rf"Replace(Binary|Comparison)Operator_(?!({'|'.join(REPLACED.split())})$)|Variable(Replacer|Inserter)"
)


class Swap:
    """An operator of ours, in the shape that cosmic-ray knows: one word for the next in a circle."""

    def __init__(self, *circle: str) -> None:
        """Take the words."""
        self.next = dict(zip(circle, (*circle[1:], circle[0]), strict=True))

    def mutation_positions(self, node: parso.tree.NodeOrLeaf) -> Iterator[tuple[object, object]]:
        """Give the places of the words, those in imports and of arguments' names left out."""
        word = node.get_code(include_prefix=False)
        if word in self.next and (node.type in {"name", "keyword", "comp_op"}) and not _is_only_named(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node: parso.tree.NodeOrLeaf, _index: int) -> parso.tree.NodeOrLeaf:
        """Give the changed node."""
        word = self.next[node.get_code(include_prefix=False)]
        return parso.python.tree.Name(word, node.start_pos, node.get_first_leaf().prefix)


def _is_only_named(node: parso.tree.NodeOrLeaf) -> bool:
    parent = node.parent
    if parent.type == "argument" and parent.children[0] is node:
        return True
    if parent.type in {"for_stmt", "sync_comp_for"}:  # `for x in …` is not a comparison
        return True
    return parso.tree.search_ancestor(node, "import_from", "import_name") is not None


OURS = {
    "SwapFinding": Swap("MET", "UNMET", "UNKNOWN"),
    "SwapMembership": Swap("in", "not in"),
    "SwapQuantifier": Swap("all", "any"),
}


class Mutant(NamedTuple):
    """One change of one module."""

    path: str
    key: str
    source: str

    @property
    def place(self) -> str:
        """The file and the key in it."""
        return f"{self.path} {self.key}"

    @property
    def module(self) -> str:
        """The name under which the module is imported."""
        return ".".join(Path(self.path).relative_to("src").with_suffix("").parts).removesuffix(".__init__")


def mutants_of(path: Path) -> list[Mutant]:
    """Make every change of a file; one that changes annotations alone, or repeats another, is left out."""
    source = path.read_text(encoding="utf-8")
    seen = {_meaning(source)}
    keys: Counter[str] = Counter()
    made = []
    for operator in _operators():
        count = sum(1 for node in ast_nodes(get_ast(source)) for _ in operator.mutation_positions(node))
        for occurrence in range(count):
            changed = mutate_code(source, operator, occurrence)
            meaning = _meaning(changed) if changed else ""
            if not meaning or meaning in seen:
                continue
            seen.add(meaning)
            key = _key(source, changed)
            keys[key] += 1
            again = f" ({keys[key]})" if keys[key] > 1 else ""
            made.append(Mutant(path.relative_to(ROOT).as_posix(), key + again, changed))
    return made


def _operators() -> Iterator[Swap]:
    for name in operator_names():
        if not LEFT_OUT.search(name):
            yield get_operator(name)()
    yield from OURS.values()


def _meaning(source: str) -> str:
    """Give what the program does, without what only type checkers read; empty when it is no program."""
    try:
        return ast.dump(_Meaning().visit(ast.parse(source)))
    except SyntaxError:
        return ""


class _Meaning(ast.NodeTransformer):
    """Leaves annotations and `if TYPE_CHECKING` out, and writes `not a < b` as `a >= b`."""

    OPPOSITES = (
        *((ast.Eq, ast.NotEq), (ast.Is, ast.IsNot), (ast.In, ast.NotIn)),
        *((ast.Lt, ast.GtE), (ast.Gt, ast.LtE)),
    )
    OPPOSITE = MappingProxyType(dict([*OPPOSITES, *((b, a) for a, b in OPPOSITES)]))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(value=None)
        return self.generic_visit(node)

    def visit_If(self, node: ast.If) -> ast.AST:
        return ast.Pass() if ast.unparse(node.test).endswith("TYPE_CHECKING") else self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        of = node.operand
        if isinstance(node.op, ast.Not) and isinstance(of, ast.UnaryOp) and isinstance(of.op, ast.Not):
            return of.operand
        if isinstance(node.op, ast.Not) and isinstance(of, ast.Compare) and len(of.ops) == 1:
            return ast.Compare(of.left, [self.OPPOSITE[type(of.ops[0])]()], of.comparators)
        return node


def _key(source: str, changed: str) -> str:
    """Name a change by the function it is in and the line before and after: it outlives moved lines."""
    before, after = source.splitlines(), changed.splitlines()
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    _, start, end, new_start, new_end = next(code for code in matcher.get_opcodes() if code[0] != "equal")
    old = " ".join(line.strip() for line in before[start:end])
    new = " ".join(line.strip() for line in after[new_start:new_end])
    return f"{_definition(source, start + 1)}: {old} -> {new}"


def _definition(source: str, line: int) -> str:
    names: list[str] = []
    body: Sequence[ast.AST] = ast.parse(source).body
    while True:
        around = [
            node
            for node in body
            if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
            and min([node.lineno, *(part.lineno for part in node.decorator_list)]) <= line
            and line <= (node.end_lineno or 0)
        ]
        if not around:
            return ".".join(names) or "<module>"
        names.append(around[0].name)
        body = around[0].body


# --- running one


class ChangedModule(importlib.machinery.SourceFileLoader):
    """Finds and loads the one module that is changed, from the changed text."""

    def __init__(self, mutant: Mutant) -> None:
        """Take the change."""
        self.mutant = mutant
        super().__init__(mutant.module, str(ROOT / mutant.path))

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Answer for the changed module alone."""
        if name != self.mutant.module:
            return None
        place = ROOT / self.mutant.path
        inside = [str(place.parent)] if place.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            name, place, loader=self, submodule_search_locations=inside
        )

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002  # the signature is Python's
        """Compile the changed text."""
        return compile(self.mutant.source, str(ROOT / self.mutant.path), "exec")


def tests_for(path: str) -> list[str]:
    """Give what to run for a module: its doctests, its folder's tests, those that lean on them."""
    package, *_ = [*Path(path).relative_to("src/fastlege").parts[:-1], ""]
    folders = [ROOT / "tests" / name for name in (package, *FURTHER.get(package, ())) if name]
    files = [file for folder in folders for file in _files(folder, "test_")]
    if not package:
        files += sorted((ROOT / "tests").glob("test_*.py"))
    return [path, *(file.relative_to(ROOT).as_posix() for file in files)]


def start(mutant: Mutant | None, test: str) -> int:
    """Fork a process that runs a file's tests against a change (None: against the code as it is)."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        os.setpgid(0, 0)
        output = os.open(os.devnull if mutant else CLEAN_LOG, os.O_RDWR | os.O_CREAT | os.O_APPEND)
        for stream in (0, 1, 2):
            os.dup2(output, stream)
        if mutant:
            sys.meta_path.insert(0, ChangedModule(mutant))
        passed = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
        code = 0 if pytest.main([*PYTEST, test]) in passed else 1
    finally:
        os._exit(code)


def time_taken(tests: Iterable[str]) -> dict[str, float]:
    """Run the tests without any change; give how long each file takes, or nothing when one fails."""
    CLEAN_LOG.unlink(missing_ok=True)
    taken = {}
    for test in sorted(set(tests)):
        begun = time.monotonic()
        if os.waitpid(start(None, test), 0)[1]:
            return {}
        taken[test] = time.monotonic() - begun
    return taken


def run_all(mutants: Iterable[Mutant], taken: dict[str, float]) -> Iterator[tuple[Mutant, bool]]:
    """Run every change on all cores; give each with whether it survived. One that hangs is found.

    First come the tests that are quick, and those that have found other changes of the same module.
    """
    waiting = iter(mutants)
    running: dict[int, tuple[Mutant, list[str], float]] = {}
    found: Counter[tuple[str, str]] = Counter()

    def order(mutant: Mutant) -> list[str]:
        return sorted(
            tests_for(mutant.path), key=lambda test: taken[test] / (1 + found[mutant.path, test]) ** 2
        )

    def go_on(mutant: Mutant, tests: list[str]) -> None:
        deadline = time.monotonic() + 20 + 5 * taken[tests[0]]
        running[start(mutant, tests[0])] = (mutant, tests, deadline)

    more = True
    while more or running:
        while more and len(running) < WORKERS:
            mutant = next(waiting, None)
            more = mutant is not None
            if mutant:
                go_on(mutant, order(mutant))
        for child, (mutant, tests, deadline) in list(running.items()):
            done, status = os.waitpid(child, os.WNOHANG)
            if not done and time.monotonic() > deadline:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(child, signal.SIGKILL)
                done, status = os.waitpid(child, 0)
            if done:
                del running[child]
                test, *others = tests
                found[mutant.path, test] += status != 0
                if status or not others:
                    yield mutant, status == 0
                else:
                    go_on(mutant, others)
        time.sleep(0.01)


def warm_up() -> None:
    """Load what the tests load, but nothing of ours."""
    os.chdir(ROOT)
    CLEAN_LOG.parent.mkdir(exist_ok=True)
    os.environ["FASTLEGE_HYPOTHESIS"] = "fast"
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(ROOT / ".mutants" / "hypothesis")
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(SRC))
    for name in WARM:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if any(name.partition(".")[0] == "fastlege" for name in sys.modules):
        sys.exit("fastlege is loaded already: the changes would not be seen")
    gc.freeze()


# --- the answer


def report(survivors: list[Mutant], total: int, reasons: dict[str, dict[str, str]]) -> int:
    """Print every survivor with its reason, and the score; give the exit status."""
    without = 0
    for path, row in groupby(sorted(survivors), key=attrgetter("path")):
        print(f"\n{path}")
        for mutant in row:
            reason = reasons.get(path, {}).get(mutant.key, "").strip()
            without += not reason
            print(f"  {mutant.key}\n    {reason or NO_REASON}")
    score = 100 * (total - len(survivors)) / total if total else 0.0
    print(f"\n{total} mutants, {len(survivors)} survived, {without} of them without a reason")
    print(f"score {score:.1f} %; at least {LEAST_SCORE:.0f} % is asked for")
    return 0 if score >= LEAST_SCORE and not without else 1


def main() -> int:
    """Make the changes, run them, report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("only", nargs="*", help="run those that have this in their path or key")
    parser.add_argument("--list", action="store_true", help="print the changes and run nothing")
    parser.add_argument("--sample", type=int, metavar="N", help="draw N changes of all the other modules")
    parser.add_argument("--seed", type=int, default=1, help="what --sample draws with")
    options = parser.parse_args()

    warm_up()
    targets = [file for target in TARGETS for file in _files(ROOT / target)]
    others = [file for file in _files(SRC) if file not in targets]
    made = [mutant for file in (targets if options.sample is None else others) for mutant in mutants_of(file)]
    if options.sample is not None:
        made = random.Random(options.seed).sample(made, min(options.sample, len(made)))  # noqa: S311
    chosen = [mutant for mutant in made if all(part in mutant.place for part in options.only)]
    if options.list or not chosen:
        print(*(mutant.place for mutant in chosen), sep="\n")
        return 0

    taken = time_taken(test for mutant in chosen for test in tests_for(mutant.path))
    if not taken:
        print(*CLEAN_LOG.read_text(encoding="utf-8").splitlines()[-15:], sep="\n")
        print("the tests fail without any change: mend them first")
        return 1
    broken = Mutant(chosen[0].path, "", "raise RuntimeError")
    if os.waitpid(start(broken, broken.path), 0)[1] == 0:
        print("a module that cannot even be imported was not noticed: the changes do not reach the tests")
        return 1
    print(f"{len(chosen)} mutants; their tests take {sum(taken.values()):.0f} s", flush=True)

    begun = time.monotonic()
    survivors: list[Mutant] = []
    for number, (mutant, survived) in enumerate(run_all(chosen, taken), start=1):
        if survived:
            survivors.append(mutant)
            print(f"survived: {mutant.place}", flush=True)
        if number % 50 == 0:
            seconds = time.monotonic() - begun
            print(f"{number} of {len(chosen)}, {len(survivors)} survived, {seconds:.0f} s", flush=True)
    reasons = tomllib.loads(REASONS.read_text(encoding="utf-8"))
    if options.sample is None:
        of_targets = {path: row for path, row in reasons.items() if any(m.path == path for m in made)}
        found = {m.place for m in chosen} - {m.place for m in survivors}
        _print_unneeded(of_targets, {m.place for m in made}, found)
    return report(survivors, len(chosen), reasons)


def _print_unneeded(reasons: dict[str, dict[str, str]], made: set[str], found: set[str]) -> None:
    places = [f"{path} {key}" for path, row in reasons.items() for key in row]
    for place in places:
        if place not in made or place in found:
            print(f"this reason is no longer needed: {place}")


def _files(target: Path, prefix: str = "") -> list[Path]:
    return sorted(target.rglob(f"{prefix}*.py")) if target.is_dir() else [target] if target.exists() else []


if __name__ == "__main__":
    sys.exit(main())
