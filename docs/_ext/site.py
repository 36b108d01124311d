"""What the site adds to Sphinx: the pages made from the rules, and links from every name and code.

A code such as ``has-gp``, or a public name such as ``may_represent``, that stands as code in the text becomes
a link to where it is described. A page whose front matter has ``lang`` says so to the reader's machine.
"""

from __future__ import annotations

import re
from doctest import DocTestParser
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, cast

import attrs
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.domains.python import PyObject
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

import fastlege.calendar
import fastlege.errors
import fastlege.exchange
import fastlege.identity
import fastlege.register
import fastlege.words
from docs._ext.rules import PAGES, conditions
from fastlege import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["setup"]

_PLACES: Final = {
    **{code: ("reference/conditions", f"condition-{code}") for code in conditions()},
    **{rule.name: ("reference/rules", f"rule-{rule.name}") for rule in RULES},
}
"""The page and the place where each condition and each rule that decides is described."""
_MODULES: Final = {
    module.__name__: module
    for module in (
        fastlege.errors,
        fastlege.words,
        fastlege.exchange,
        fastlege.register,
        fastlege.identity,
        fastlege.calendar,
        fastlege,
    )
}
_NAMES: Final = {name: module.__name__ for module in _MODULES.values() for name in module.__all__}
"""Each public name with the module to import it from; the root takes precedence."""


_NEW_TYPES: Final = {f"fastlege.terms.{name}": f"fastlege.{name}" for name in ("PersonId", "GPId")}
"""For a class, Sphinx itself knows both names; for a ``NewType`` it does not."""


OUTPUT: Final = {"text", "myst-ansi"}
"""The language of a block that is a program's output."""


class MadePage(SphinxDirective):  # type: ignore[misc]  # Sphinx is not installed for the check
    """Insert content generated from the rules, such as ``rules`` or ``conditions``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Write the text, and parse it as part of the page."""
        made: list[nodes.Node] = self.parse_text_to_nodes(
            PAGES[self.arguments[0]](), allow_section_headings=True
        )
        return made


def split_snippets(_app: Sphinx, doctree: nodes.document) -> None:
    """Separate input from output, so that the two look different and only code scrolls."""
    for block in list(doctree.findall(nodes.literal_block)):
        text = block.astext().rstrip("\n")  # an empty line keeps the fence out of a doctest's output
        if block.get("language") == "pycon":
            block.replace_self([_part(block, words, out=out) for out, words in _parts(text)])
        else:
            block.replace_self(_part(block, text, out=block.get("language") in OUTPUT))


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """Yield input and output alternately, each with its kind."""
    lines, typed = text.splitlines(), set[int]()
    for example in DocTestParser().get_examples(f"{text}\n"):
        typed |= set(range(example.lineno, example.lineno + example.source.count("\n")))
    for out, places in groupby(range(len(lines)), lambda place: bool(lines[place]) and place not in typed):
        part = "\n".join(lines[place] for place in places).strip("\n")
        if part:
            yield out, part


def _part(block: nodes.literal_block, text: str, *, out: bool) -> nodes.literal_block:
    part = block.copy()
    part.rawsource = text
    part += nodes.Text(text)
    if out:
        part["language"] = "text"
        part["classes"] = [*part["classes"], "output"]
    return part


def link_names(app: Sphinx, doctree: nodes.document) -> None:
    """Link every code and public name that is a literal of its own."""
    for literal in list(doctree.findall(nodes.literal)):
        if not isinstance(literal.parent, nodes.reference | nodes.title | pending_xref):
            target = _target(literal.astext())
            if target:
                domain, kind, name = target
                link = pending_xref(
                    "",
                    refdomain=domain,
                    reftype=kind,
                    reftarget=name,
                    refexplicit=True,
                    refwarn=True,
                    refdoc=app.env.docname,
                )
                literal.replace_self(link)
                link += literal


def find_place(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.reference | None:
    """Resolve a code to its condition or rule, and a ``NewType`` to the name to import."""
    target, page = node["reftarget"], node.get("refdoc", "")
    if node["reftype"] == "rule":
        return make_refnode(app.builder, page, *_PLACES[target], content)
    if target in _NEW_TYPES:
        found = env.get_domain("py").resolve_xref(
            env, page, app.builder, "obj", _NEW_TYPES[target], node, content
        )
        return cast("nodes.reference", found)
    return None


def _target(text: str) -> tuple[str, str, str] | None:
    if text in _PLACES:
        return "", "rule", text
    name = text.removesuffix("()")
    first, _, attribute = name.partition(".")
    if first in _NAMES:
        found = getattr(_MODULES[_NAMES[first]], first)
        described = attribute and not _is_field(found, attribute)
        return "py", "obj", f"{_NAMES[first]}.{name if described else first}"
    return ("py", "obj", name) if name.startswith("fastlege.") else None


def _is_field(kind: object, attribute: str) -> bool:
    """Return whether an attribute is described with its class, and not by itself."""
    fields = getattr(kind, "__attrs_attrs__", ()) or getattr(kind, "_fields", ())
    return attribute in {getattr(field, "name", field) for field in fields}


def skip_fields(_app: Sphinx, _what: str, _name: str, member: object, *_rest: object) -> bool | None:
    """Skip the fields of a named tuple or an attrs class, which the class describes."""
    return True if type(member).__name__ == "_tuplegetter" or repr(member) == "SLOTS_ATTR" else None


def keep_colons(_app: Sphinx, what: str, *rest: Any) -> None:  # noqa: ANN401  # Sphinx gives them
    """Keep a property's sentence whole: Napoleon would read the words before a colon as a type."""
    lines: list[str] = rest[-1]
    if what in {"attribute", "property"}:
        lines[:0] = ["..", ""]


def write_defaults(*given: Any) -> tuple[str | None, str]:  # noqa: ANN401  # Sphinx gives them
    """Write the defaults of an attrs class, whose own signature only says where they are stored.

    A member of a vocabulary is written by its name alone. A class that users do not make has no signature.
    """
    *_, kind, _, signature, returned = given
    private = any(field.name.startswith("_") and field.init for field in getattr(kind, "__attrs_attrs__", ()))
    if private or kind is fastlege.Decision:
        return "", ""  # It is made by a function of ours.
    for name in re.findall(r"attr_dict\['(\w+)'\]\.default", signature or ""):
        default = _default(attrs.fields_dict(kind)[name].default)
        signature = signature.replace(f"attr_dict['{name}'].default", default)
    return signature and re.sub(r"<(\w+\.\w+): [^>]+>", r"\1", signature), returned


def _default(value: object) -> str:
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if value is fastlege.HELSENORGE_2021_01_11:
        return "HELSENORGE_2021_01_11"
    return repr(value) if isinstance(value, str | int | None) or value == () else "…"


def set_language(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Say in which language a page is."""
    del templatename, doctree
    context["language"] = app.env.metadata[pagename].get("lang", context["language"])


def spare_style(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Keep the style of notebooks, which is heavy, to pages with cells."""
    del app, pagename, templatename
    if doctree is None or not any("cell" in node["classes"] for node in doctree.findall(nodes.container)):
        kept = [sheet for sheet in context["css_files"] if "mystnb" not in str(sheet.filename)]
        context["css_files"] = kept


def setup(app: Sphinx) -> dict[str, bool]:
    """Join Sphinx."""
    for field in PyObject.doc_field_types:
        if field.name == "variable":
            field.label = "Attributes"  # what the docstrings call them
    app.add_directive("made", MadePage)
    app.connect("autodoc-process-docstring", keep_colons, priority=400)  # before Napoleon
    app.connect("autodoc-process-signature", write_defaults)
    app.connect("autodoc-skip-member", skip_fields)
    app.connect("doctree-read", split_snippets)
    app.connect("doctree-read", link_names)
    app.connect("missing-reference", find_place)
    app.connect("html-page-context", set_language)
    app.connect("html-page-context", spare_style)
    return {"parallel_read_safe": True}
