"""Ways to be wrong about what somebody is, about protection, responsibility, and what is told and held."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tools.conformance.changes import (
    ADDRESS,
    ALIVE,
    CHILD_ALIVE,
    CHILD_OPEN,
    OLD,
    OPEN,
    PARENT,
    RESPONSIBLE,
    Way,
    asker,
    at_grade,
    child,
    dated,
    graded,
    graded_apart,
    held,
    put,
    responsible,
    steps,
    told,
)
from tools.conformance.form import turn
from tools.conformance.scenes import apart, born

if TYPE_CHECKING:
    from tools.conformance.changes import Change
    from tools.conformance.scenes import Scene


PERSONS: Final = (
    Way(
        "child-not-resident",
        "The child is registered as not resident: it is alive, and nothing is compared.",
        ADDRESS,
        "unknown",
        child(standing="not-resident"),
    ),
    *(
        Way(
            f"child-{code}", f"The child is registered as {code}.", CHILD_ALIVE, finding, child(standing=code)
        )
        for code, finding in (
            ("deceased", "unmet"),
            ("invalid-identity", "unmet"),
            ("disappeared", "unknown"),
        )
    ),
    Way(
        "child-standing-not-known",
        "Nobody knows what the register holds the child to be.",
        CHILD_ALIVE,
        "unknown",
        child(standing=None),
    ),
    Way(
        "child-protected",
        "The child is under address protection.",
        CHILD_OPEN,
        "unmet",
        child(protected=True),
    ),
    Way(
        "child-perhaps-protected",
        "Nobody knows whether the child is protected.",
        CHILD_OPEN,
        "unknown",
        child(protected=None),
    ),
    Way(
        "child-home-graded",
        "The child's home is graded as confidential, and no mark says that it is protected.",
        CHILD_OPEN,
        "unmet",
        child(home=graded, protected=False),
    ),
    Way(
        "child-home-graded-mark-not-known",
        "The child's home is graded as confidential, and the mark is not known.",
        CHILD_OPEN,
        "unmet",
        child(home=graded, protected=None),
    ),
    Way(
        "child-at-client-address",
        "The child's home is a klientadresse, which protects nobody.",
        CHILD_OPEN,
        "met",
        child(home=at_grade("klientadresse")),
    ),
    Way(
        "child-at-home-not-graded",
        "The child's home has no grading, or is ungraded: the mark decides.",
        CHILD_OPEN,
        "met",
        child(home=at_grade(None)),
    ),
    Way(
        "child-shared-residence-graded",
        "Another home of the child (delt bosted) is graded: the mark and the registered home decide.",
        CHILD_OPEN,
        "met",
        child(shared_residences=lambda scene: [graded_apart(scene)]),
    ),
    Way(
        "adult-not-resident",
        "The one who asks is not resident, and another parent lives with the child.",
        ALIVE,
        "met",
        asker(standing="not-resident", home=None),
        "elsewhere",
    ),
    *(
        Way(
            f"adult-{code}",
            f"The one who asks is registered as {code}; another parent lives with the child.",
            ALIVE,
            finding,
            asker(standing=code),
            turn(("both", "elsewhere"), place),
        )
        for place, (code, finding) in enumerate(
            (
                ("deceased", "unmet"),
                ("invalid-identity", "unmet"),
                ("disappeared", "unknown"),
                (None, "unknown"),
            )
        )
    ),
    Way(
        "adult-protected",
        "The one who asks is protected; another parent lives with the child.",
        OPEN,
        "unmet",
        asker(protected=True),
        "both",
    ),
    Way(
        "adult-protected-elsewhere",
        "The one who asks is protected and lives elsewhere; another parent lives with the child.",
        OPEN,
        "unmet",
        asker(protected=True),
        "elsewhere",
    ),
    Way(
        "adult-perhaps-protected",
        "Nobody knows whether the one who asks is protected; another parent lives with the child.",
        OPEN,
        "unknown",
        asker(protected=None),
        "both",
    ),
    Way(
        "adult-home-graded",
        "The home of the one who asks is graded as confidential, and no mark says that they are protected.",
        OPEN,
        "unmet",
        asker(home=(graded, graded_apart)),
        "both",
    ),
    Way(
        "adult-home-graded-mark-not-known",
        "The home of the one who asks is graded, and the mark is not known.",
        OPEN,
        "unmet",
        asker(home=graded_apart, protected=None),
        "elsewhere",
    ),
    Way(
        "adult-at-client-address",
        "The home of the one who asks is a klientadresse, which protects nobody.",
        OPEN,
        "met",
        asker(home=at_grade("klientadresse")),
    ),
    Way(
        "adult-at-home-not-graded",
        "The home of the one who asks has no grading: the mark decides.",
        OPEN,
        "met",
        asker(home=at_grade(None)),
    ),
    Way(
        "adult-shared-residence-graded",
        "Another home of the one who asks is graded: the mark and the registered home decide.",
        OPEN,
        "met",
        asker(shared_residences=lambda scene: [graded_apart(scene)]),
    ),
    Way(
        "notices-do-not-matter",
        "Where the persons want notices does not matter.",
        PARENT,
        "met",
        steps(asker(notify_by="sms"), child(notify_by="email")),
    ),
)

RESPONSIBILITY: Final = (
    *(
        Way(
            f"responsibility-{name}-{where}",
            f"The parent who asks {says}; {who} with the child.",
            RESPONSIBLE,
            finding,
            responsible(held),
            where,
        )
        for name, says, held, finding in (
            ("none", "has no parental responsibility", False, "unmet"),
            ("not-known", "has parental responsibility or not: nobody knows", None, "unknown"),
        )
        for where, who in (
            ("alone", "that parent lives"),
            ("both", "both parents live"),
            ("elsewhere", "another parent lives"),
        )
    ),
    Way(
        "responsibility-none-of-the-other",
        "The other parent alone lives with the child, and has no responsibility: the one who asks has.",
        RESPONSIBLE,
        "met",
        put(mate_responsibility=(False, None)),
        "elsewhere",
    ),
    Way(
        "responsibility-of-the-other-alone",
        "The other parent has responsibility and lives with the child; the one who asks has none.",
        RESPONSIBLE,
        "unmet",
        put(mate_responsibility=True, responsibility=False),
        "both",
    ),
)


def _told_home(home: str) -> Change:
    """Let the one who asks tell another home than the family holds."""

    def change(scene: Scene) -> None:
        scene.nobody_home()
        if home == "held":
            scene.asker |= {"home": scene.home}
            scene.told = scene.asker | {"home": turn((apart(scene), None), scene.nth)}
        else:
            scene.told = scene.asker | {"home": scene.home}

    return change


def _told_age(held: int, tells: int) -> Change:
    def change(scene: Scene) -> None:
        scene.asker = dated(scene.asker, born(scene.on, held, 9))
        scene.told = dated(scene.asker, born(scene.on, tells, 9))

    return change


TOLD: Final = (
    Way(
        "told-home-is-held-elsewhere",
        "The one who asks tells the child's home; the family holds another: that one counts.",
        ADDRESS,
        "unmet",
        _told_home("told"),
    ),
    Way(
        "held-home-is-told-elsewhere",
        "The family holds that the one who asks lives with the child; they tell otherwise.",
        ADDRESS,
        "met",
        _told_home("held"),
    ),
    Way(
        "told-protected",
        "The one who asks is protected by what they tell, and not by what the family holds.",
        OPEN,
        "unmet",
        told(protected=True),
    ),
    Way(
        "held-protected",
        "The one who asks is protected by what the family holds, and not by what they tell.",
        OPEN,
        "unmet",
        held(protected=True),
        "both",
    ),
    Way(
        "told-perhaps-protected",
        "By what the one who asks tells it is not known whether they are protected.",
        OPEN,
        "unknown",
        told(protected=None),
    ),
    Way(
        "held-perhaps-protected",
        "By what the family holds it is not known whether the one who asks is protected.",
        OPEN,
        "unknown",
        held(protected=None),
        "both",
    ),
    Way(
        "told-home-graded",
        "The home that the one who asks tells is graded.",
        OPEN,
        "unmet",
        told(home=graded),
    ),
    Way(
        "held-home-graded",
        "The home that the family holds of the one who asks is graded.",
        OPEN,
        "unmet",
        held(home=graded),
        "both",
    ),
    *(
        Way(
            f"{which}-{code or 'standing-not-known'}",
            f"The one who asks is {code or 'of unknown standing'} by what {says}.",
            ALIVE,
            finding,
            change(standing=code),
            "both",
        )
        for which, says, change in (("told", "they tell", told), ("held", "the family holds", held))
        for code, finding in (("deceased", "unmet"), ("disappeared", "unknown"), (None, "unknown"))
    ),
    Way(
        "told-unknown-held-deceased",
        "The standing of the one who asks is not told, and the family holds that they have died.",
        ALIVE,
        "unmet",
        steps(told(standing=None), asker(standing="deceased")),
        "both",
    ),
    Way(
        "told-not-resident",
        "The one who asks tells that they are not resident; the family holds that they are.",
        ALIVE,
        "met",
        told(standing="not-resident"),
    ),
    Way(
        "told-too-young",
        "The one who asks is 15 by what they tell, and 40 by what the family holds.",
        OLD,
        "unmet",
        _told_age(40, 15),
    ),
    Way(
        "held-too-young",
        "The one who asks is 40 by what they tell, and 15 by what the family holds.",
        OLD,
        "unmet",
        _told_age(15, 40),
    ),
    Way(
        "told-turns-16-tomorrow",
        "The one who asks turns 16 tomorrow by what they tell, and is 40 by what the family holds.",
        OLD,
        "unmet",
        put(told=lambda scene: dated(scene.asker, born(scene.on + timedelta(days=1), 16))),
    ),
    Way(
        "held-turns-16-tomorrow",
        "The one who asks is 40 by what they tell, and turns 16 tomorrow by what the family holds.",
        OLD,
        "unmet",
        steps(
            put(told=lambda scene: dated(scene.asker, born(scene.on, 40))),
            put(asker=lambda scene: dated(scene.asker, born(scene.on + timedelta(days=1), 16))),
        ),
    ),
    Way(
        "told-birth-not-known",
        "When the one who asks was born is not told, and the family holds it.",
        OLD,
        "unknown",
        put(told=lambda scene: dated(scene.asker, {})),
    ),
)
