"""OpenFisca at the page's four conditions: one simulation a family, as a service that answers one asks."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["openfisca"]

_DAY: Final = "2026-11-23"
_LIMIT: Final = 16_0000
_PARENTS: Final = 3


def openfisca() -> Callable[[dict[str, Any]], bool]:
    """Make the system of variables, and the function that asks it."""
    np: Any = import_module("numpy")
    unit: Any = import_module("openfisca_core.periods").DateUnit
    builder: Any = import_module("openfisca_core.simulations").SimulationBuilder
    variable: Any = import_module("openfisca_core.variables").Variable
    case: Any = import_module("openfisca_core.entities").build_entity("case", "cases", "", is_person=True)
    system: Any = import_module("openfisca_core.taxbenefitsystems").TaxBenefitSystem([case])
    homes = [f"home_{place}" for place in range(_PARENTS)]
    given = {"today": int, "born": int, "is_parent": bool, "responsible": bool, **dict.fromkeys(homes, int)}

    def decide(cases: Any, period: Any) -> Any:  # noqa: ANN401  # its arrays have no types
        under_limit = cases("today", period) - cases("born", period) < _LIMIT
        at_home = sum(cases(home, period) for home in homes) > 0
        return under_limit * cases("is_parent", period) * cases("responsible", period) * at_home

    described = {"entity": case, "label": "", "reference": "https://www.helsenorge.no/"}
    for name, kind in given.items():
        own = {"value_type": kind, "definition_period": unit.ETERNITY}
        system.add_variable(type(name, (variable,), {**described, **own}))
    own = {"value_type": bool, "definition_period": unit.DAY, "formula": decide}
    system.add_variable(type("may_represent", (variable,), {**described, **own}))

    def ask(facts: dict[str, Any]) -> bool:
        simulation = builder().build_default_simulation(system, 1)
        for name in ("today", "born", "is_parent", "responsible"):
            simulation.set_input(name, "eternity", np.array([facts[name]]))
        for name, home in zip(homes, facts["homes"], strict=False):
            simulation.set_input(name, "eternity", np.array([int(home == facts["home"])]))
        return bool(simulation.calculate("may_represent", _DAY)[0])

    return ask
