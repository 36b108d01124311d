"""Everything that shows itself in a notebook: well-formed, escaped, in one language, for every reader."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fastlege.characters import visible
from fastlege.errors import InvalidFactError
from fastlege.terms import Language
from fastlege.told import told
from fastlege.words import catalogue, markup, show
from tests.words import shown
from tests.words.reading import read, tables, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

HTML: Final[Mapping[Language, Mapping[str, str]]] = {
    language: dict(shown.shown(language)) for language in Language
}
EACH: Final = pytest.mark.parametrize(
    ("language", "name", "html"),
    [
        pytest.param(language, name, html, id=f"{language.value}: {name}")
        for language, all_shown in HTML.items()
        for name, html in all_shown.items()
    ],
)

ELEMENTS: Final = {
    *("div", "style", "p", "span", "strong", "em", "abbr", "ul", "li"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES: Final = {"class", "lang", "scope", "title", "aria-hidden"}
PROPERTIES: Final = {
    *("display", "grid-template-columns", "gap", "width", "padding", "margin", "line-height"),
    *("table-layout", "border-collapse", "border-bottom", "outline", "caption-side", "list-style"),
    *("text-align", "vertical-align", "white-space", "text-decoration", "font-weight", "color"),
}
DECLARATION: Final = re.compile(r"([a-z-]+): ([^;}]+)")


def test_a_notebook_is_shown_bokmaal() -> None:
    assert dict(shown.in_a_notebook()) == HTML[Language.BOKMAAL]


@EACH
def test_a_notebook_is_shown_any_language_that_is_asked_for(language: Language, name: str, html: str) -> None:
    chosen = show(shown.ALL[name], language)
    assert chosen._repr_html_() == html
    assert repr(chosen) == told(shown.ALL[name], language)


def test_what_cannot_be_shown() -> None:
    with pytest.raises(InvalidFactError) as caught:
        show("a decision", "no")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert [problem.path for problem in caught.value.problems] == ["thing", "language"]


@EACH
def test_one_element_in_its_language(language: Language, name: str, html: str) -> None:
    assert name in HTML[language]
    whole = read(html)
    assert (whole.tag, whole.get("lang"), whole.get("class")) == ("div", language.value, "fastlege")
    assert [element for element in whole.iter() if element.get("lang")] == [whole]


@EACH
def test_only_what_is_known_to_be_harmless(language: Language, name: str, html: str) -> None:
    assert name in HTML[language]
    assert {element.tag for element in read(html).iter()} <= ELEMENTS
    assert {attribute for element in read(html).iter() for attribute in element.attrib} <= ATTRIBUTES


@EACH
def test_styles_are_for_our_own_elements_and_have_no_colour(language: Language, name: str, html: str) -> None:
    assert name in HTML[language]
    styles = [style.text or "" for style in read(html).iter("style")]
    assert styles
    for style in styles:
        rules = style.strip().splitlines()
        assert [rule for rule in rules if not rule.startswith(markup.SCOPE)] == []
        declared = DECLARATION.findall(style)
        assert style.count(":") == len(declared) + style.count(":is(") + style.count(":first-child")
        assert {name for name, _ in declared} <= PROPERTIES
        assert {value for name, value in declared if name == "color"} <= {"inherit"}
        lines = {value for name, value in declared if name in {"border-bottom", "outline"}}
        assert lines == {"1px solid"}


@EACH
def test_a_screen_reader_is_told_what_each_cell_belongs_to(language: Language, name: str, html: str) -> None:
    assert name in HTML[language]
    for table in read(html).iter("table"):
        assert table[0].tag == "caption"
        assert "".join(table[0].itertext()).strip()
        for row in table.iter("tr"):
            in_head = row in table.findall("thead/tr")
            scopes = [cell.get("scope") for cell in row]
            assert scopes == (["col"] * len(row) if in_head else ["row", *[None] * (len(row) - 1)])
            assert [cell.tag for cell in row] == [("th" if scope else "td") for scope in scopes]
        assert len({len(row) for row in table.iter("tr")}) == 1
    for listed in read(html).iter("ul"):
        assert len(listed) > 0


@EACH
def test_a_mark_has_words_beside_it(language: Language, name: str, html: str) -> None:
    """Without the marks each cell still says what it says; an abbreviation has its whole word."""
    assert name in HTML[language]
    for table in tables(html):
        assert not re.search("[✓✗?–]", "".join(cell for row in table.rows for cell in row[1:]))
        if "week" not in table.heads and "uke" not in table.heads and "veke" not in table.heads:
            assert all(all(row) for row in table.rows)
    weekdays = [catalogue(language).calendar[day] for day in ("monday", "sunday")]
    for short in read(html).iter("abbr"):
        assert (short.get("title") or "").startswith(short.text or "-")
    assert not list(read(html).iter("abbr")) or set(weekdays) <= {
        short.get("title") for short in read(html).iter("abbr")
    }


def test_names_are_text() -> None:
    for all_shown in HTML.values():
        told = texts(all_shown["menu with odd names"])
        assert sum(shown.ODD in line for line in told) == 1
        assert told[0].count(shown.ODD) == 5
        assert "<script" not in all_shown["menu with odd names"]


def test_the_first_styles_are_the_same_of_all() -> None:
    """So what is shown beside each other, or twice, does not clash."""
    firsts = {next(read(html).iter("style")).text for html in HTML[Language.ENGLISH].values()}
    assert len(firsts) == 1


@pytest.mark.parametrize("name", [*shown.DECISIONS, *shown.MENUS, *shown.DEADLINES, *shown.DELIVERIES])
def test_each_language_says_it_in_its_own_words(name: str) -> None:
    assert len({HTML[language][name] for language in Language}) == len(Language)


class Heard(HTMLParser):
    """Collects the text between the tags, and the attributes' values."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.values: list[str | None] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.values += [value for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(), st.text())
def test_any_text_comes_out_as_it_went_in(text: str, value: str) -> None:
    heard = Heard()
    heard.feed(markup.element("p", text, markup.element("b", text), title=value))
    heard.close()
    assert (heard.tags, heard.values, heard.text) == (["p", "b"], [visible(value)], visible(text) * 2)


def test_short_lines_when_there_are_none_are_nothing() -> None:
    assert markup.lines([]) == ""
    assert markup.lines(["1 < 2"]) == '<p><span class="line">1 &lt; 2</span></p>'


def test_a_mark_is_for_the_eye_alone() -> None:
    assert markup.marked("<", "a & b") == '<span aria-hidden="true">&lt;</span> a &amp; b'


def test_a_table_without_heads_has_no_row_of_them() -> None:
    assert markup.table("t", [], [("a", "b")]) == (
        '<table><caption>t</caption><tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table>'
    )


def test_what_is_handed_to_a_notebook_is_plain_text() -> None:
    assert {type(html) for _, html in shown.in_a_notebook()} == {str}
