"""A law of the representation rule (*lovmessighet*), and how an implementation is held to it.

A law is a sentence, its source, and trials: questions, and what must hold of their answers. The trials state
the outcome by the way they are made; no rule of this package is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Final, cast

import attrs
import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis.strategies import SearchStrategy

from fastlege.errors import FastlegeError
from fastlege.sources import Source
from fastlege.terms import Finding
from fastlege.testing.laws.answer import Answer, answer_of
from fastlege.testing.laws.question import Asked, Question, in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hypothesis.vendor.pretty import RepresentationPrinter

__all__ = ["DEFAULT_EXAMPLES", "Expected", "Law", "LawBrokenError", "Trial"]

DEFAULT_EXAMPLES: Final = 20
"""How many trials a law makes, unless told otherwise."""


class Expected(StrEnum):
    """What must hold of the answers to a trial (*forventet svar*)."""

    YES = "yes"
    NO = "no"
    SAME = "the same answer to each"
    ALIKE = "no to each, shown to the citizen in the same words"
    FOUND = "the findings named"


@attrs.frozen(kw_only=True)
class Trial:
    """Questions, and what must hold of their answers (*prøve*).

    Attributes:
        asked: One question, or two that belong together.
        expected: What must hold.
        findings: What must be found, where the answer tells of findings.
    """

    asked: tuple[Asked, ...]
    expected: Expected
    findings: Mapping[str, Finding] = attrs.field(factory=dict[str, "Finding"])

    def holds(self, answers: Sequence[Answer]) -> bool:
        """Tell whether the answers are right; what an answer does not tell of is not asked of it."""
        return (
            not any(answer.raised for answer in answers)
            and _HOLDS[self.expected]([answer.granted for answer in answers])
            and (self._shown_alike(answers) and all(map(self._finds, answers)))
        )

    def narrowed(self, answers: tuple[Answer, ...]) -> tuple[Trial, tuple[Answer, ...]]:
        """Leave out what was answered rightly, where each question is a trial of its own."""
        if self.expected not in _EACH_ALONE:
            return self, answers
        wrong = next(place for place, answer in enumerate(answers) if not self.holds([answer]))
        return attrs.evolve(self, asked=(self.asked[wrong],)), (answers[wrong],)

    def _repr_pretty_(self, printer: RepresentationPrinter, _: bool) -> None:  # noqa: FBT001  # IPython's
        """Tell Hypothesis to write nothing of it: the error has the family in words."""
        printer.text("Trial(…)")

    def _shown_alike(self, answers: Sequence[Answer]) -> bool:
        return self.expected is not Expected.ALIKE or len({answer.shown for answer in answers}) == 1

    def _finds(self, answer: Answer) -> bool:
        return all(answer.findings.get(code, finding) is finding for code, finding in self.findings.items())


_HOLDS: Final[Mapping[Expected, Callable[[list[bool]], bool]]] = {
    Expected.YES: all,
    Expected.NO: lambda granted: not any(granted),
    Expected.SAME: lambda granted: len(set(granted)) == 1,
    Expected.ALIKE: lambda granted: not any(granted),
    Expected.FOUND: lambda granted: not any(granted),
}


_EACH_ALONE: Final = {Expected.YES, Expected.NO, Expected.FOUND}


class LawBrokenError(FastlegeError, AssertionError):
    """An implementation breaks a law (*brutt lovmessighet*), or raises an error of its own when asked.

    Attributes:
        law: The law's name.
        sentence: The law in words.
        source: Where it comes from.
        trial: The smallest trial that was found; made up, all of it.
        answers: What was answered.
    """

    def __init__(
        self, law: str, sentence: str, source: Source, trial: Trial, answers: tuple[Answer, ...]
    ) -> None:
        """Keep what was broken, and by which answers."""
        self.law = law
        self.sentence = sentence
        self.source = source
        self.trial = trial
        self.answers = answers
        super().__init__(law, sentence, source, trial, answers)

    def __str__(self) -> str:
        """Name the law, its sentence and source, and tell of the family."""
        asked = [
            f"{in_words(asked)}\n  answered: {answer}"
            for asked, answer in zip(self.trial.asked, self.answers, strict=True)
        ]
        return "\n".join(
            [f"{self.law}: {self.sentence}", f"({self.source})", *asked, f"expected: {self._expected()}"]
        )

    def _expected(self) -> str:
        """Say what was expected; of findings only to who told of some."""
        told = any(answer.findings for answer in self.answers)
        if self.trial.expected is Expected.FOUND and not told:
            return Expected.NO.value
        found = [f"{code} is {finding}" for code, finding in self.trial.findings.items()] if told else []
        return ", ".join([self.trial.expected.value, *found])


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Law:
    """One sentence that every right implementation obeys (*lovmessighet*).

    Attributes:
        name: Public and stable.
        sentence: The law in words.
        source: Where it comes from.
        trials: Makes trials.
    """

    name: str
    sentence: str
    source: Source
    trials: SearchStrategy[Trial]

    def __str__(self) -> str:
        """Show the name."""
        return self.name

    def __repr__(self) -> str:
        """Show the name."""
        return f"<Law {self.name}>"

    def check(
        self,
        function: Callable[..., object],
        *,
        max_examples: int = DEFAULT_EXAMPLES,
        seed: int | None = None,
    ) -> None:
        """Hold an implementation to this law (*prøv*).

        Args:
            function: As for `check_representation_laws`.
            max_examples: How many trials to make.
            seed: Makes the same trials each time; None: others each time.

        Raises:
            LawBrokenError: With the smallest family that was found.
            InvalidInputError: When an answer is none.
        """
        __tracebackhide__ = True  # pytest then shows the message, and none of this

        def hold(trial: Trial) -> None:
            __tracebackhide__ = True
            answers = tuple(_answer(function, asked) for asked in trial.asked)
            if not trial.holds(answers):
                raise LawBrokenError(self.name, self.sentence, self.source, *trial.narrowed(answers))

        test = settings(_SETTINGS, max_examples=max_examples)(given(self.trials)(hold))
        try:
            (test if seed is None else hypothesis.seed(seed)(test))()
        except LawBrokenError as broken:  # without what Hypothesis adds: the message has the family in words
            smallest = LawBrokenError(*broken.args)
        else:
            return
        raise smallest


LawBrokenError.__module__ = "fastlege.testing"  # where it is found, and short enough for a summary


def _answer(function: Callable[..., object], asked: Asked) -> Answer:
    """Ask, and take what comes; an error of the implementation's own is an answer that is never right."""
    try:
        value = _ask(function, asked)
    except Exception as error:  # noqa: BLE001  # whatever somebody else's code raises
        return Answer(granted=False, findings={}, shown=None, raised=f"{type(error).__name__}: {error}")
    return answer_of(value)


def _ask(function: Callable[..., object], asked: Asked) -> object:
    if isinstance(asked, Question):
        return function(asked.adult, asked.family)
    return function(asked.text)


_SETTINGS: Final = settings(
    database=None,
    deadline=None,
    derandomize=False,
    phases=(Phase.generate, Phase.shrink),
    print_blob=False,
    report_multiple_bugs=False,
    suppress_health_check=cast("list[HealthCheck]", list(HealthCheck)),
    verbosity=Verbosity.quiet,
)
