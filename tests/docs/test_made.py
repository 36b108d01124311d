"""What the site makes from the rules has every rule, condition, source and text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest

from docs._ext.rules import PAGES, conditions, diagram, rules
from fastlege import HELSENORGE_2021_01_11, RULES
from fastlege.terms import Language
from fastlege.words.decision import question_text
from tests.support import decided

if TYPE_CHECKING:
    from fastlege import Rule

SVG: Final = "{http://www.w3.org/2000/svg}"


def test_every_rule_has_a_section_with_its_conditions_and_their_sources() -> None:
    page = PAGES["rules"]()
    for rule in RULES:
        section = page.split(f"(rule-{rule.name})=")[1].split("\n(rule-")[0]
        for place, condition in enumerate(rule.conditions):
            (row,) = [line for line in section.splitlines() if line.startswith(f"| `{condition.code}`")]
            assert condition.source.place in row
            assert ("[ours]" in row) is condition.source.ours
            assert decided(rule, 4**place).unmet[0].condition == condition
            assert f"| {4**place} or {2 * 4**place} |" in row


def test_a_rule_of_one_condition_has_no_diagram() -> None:
    sections = PAGES["rules"]().split("\n(rule-")
    drawn = {section.split(")=")[0].removeprefix("(rule-") for section in sections if "<svg" in section}
    assert drawn == {rule.name for rule in RULES if len(rule.conditions) > 1}


def test_every_condition_has_its_texts_in_three_languages() -> None:
    page = PAGES["conditions"]()
    for code, condition in conditions().items():
        section = page.split(f"(condition-{code})=")[1].split("\n(condition-")[0]
        assert str(condition.source) in section
        for language in Language:
            assert question_text(condition, language) in section


def test_what_is_ours_and_what_a_citizen_is_told() -> None:
    ours = {code for code, condition in conditions().items() if condition.source.ours}
    assert {line.split("`")[1] for line in PAGES["ours"]().splitlines()[2:]} == ours
    told = {line.split("`")[1] for line in PAGES["told"]().splitlines()[2:]}
    assert "child-services" in told
    assert "child-not-protected" not in told


def test_the_numbers_are_the_editions() -> None:
    lines = PAGES["numbers"]().splitlines()
    assert f"| `represented_until` | {HELSENORGE_2021_01_11.represented_until} |" in lines
    assert "| `shared_residence_counts` | no |" in lines
    assert "| `consultation_modes` | audio, text, video |" in lines


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
def test_a_diagram(rule: Rule) -> None:
    drawn = ET.fromstring(diagram(rule))  # noqa: S314  # our own
    left, top, width, height = map(float, drawn.attrib["viewBox"].split())
    boxes = drawn.findall(f"{SVG}rect")
    assert len(boxes) == len(rule.conditions) + 2
    for box in boxes:
        assert left <= float(box.attrib["x"])
        assert top <= float(box.attrib["y"])
        assert float(box.attrib["x"]) + float(box.attrib["width"]) <= width
        assert float(box.attrib["y"]) + float(box.attrib["height"]) <= height
    dashed = [box for box in boxes if "stroke-dasharray" in box.attrib]
    assert len(dashed) == sum(condition.source.ours for condition in rule.conditions)


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
def test_a_diagram_is_told_to_those_who_hear_it_and_has_no_colour_of_its_own(rule: Rule) -> None:
    text = diagram(rule)
    drawn = ET.fromstring(text)  # noqa: S314  # our own
    names = {element.attrib["id"] for element in drawn if element.tag in {f"{SVG}title", f"{SVG}desc"}}
    assert names == set(drawn.attrib["aria-labelledby"].split())
    colours = {element.get(name) for element in drawn.iter() for name in ("fill", "stroke")} - {None}
    assert colours <= {"none", "currentColor"}
