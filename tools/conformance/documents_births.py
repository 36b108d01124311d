"""Ways to read births wrongly, and what is not known about the one who asks."""

from __future__ import annotations

from datetime import date
from typing import Final

from tests import documents as freg
from tests import pdl_answers as pdl
from tests.documents import FATHER, MOTHER
from tools.conformance.changes import ALIVE, OLD, YOUNG
from tools.conformance.document_edits import (
    OF_FOLKEREGISTERET,
    OF_PDL_ALONE,
    TO_COME,
    Way,
    born_on,
    own,
)
from tools.conformance.documents_pdl import element
from tools.conformance.form import turn

MORE_BIRTHS: Final = (
    Way(
        "birth-by-year-certainly-young",
        "The register has the year of the child's birth alone: 14 years ago.",
        YOUNG,
        "met",
        own("child", foedsel=[freg.entry(foedselsaar="2012")]),
    ),
    Way(
        "birth-entered-for-later",
        "The entry of the child's birth begins tomorrow or later: it tells the birth all the same.",
        YOUNG,
        "met",
        own("child", foedsel=lambda nth: [freg.birth(date(2017, 5, 12)) | turn(TO_COME, nth)]),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "birth-by-former-name",
        "PDL tells the child's birth under the former name of the element.",
        YOUNG,
        "unmet",
        element("child", foedselsdato=..., foedsel=[pdl.birth(date(2009, 5, 12))]),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "parent-too-young",
        "The mother, who asks, is 15 by the register.",
        OLD,
        "unmet",
        born_on("mother", date(2011, 3, 1)),
        (MOTHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "parent-status-missing",
        "The mother, who asks, has no status in the register.",
        ALIVE,
        "unknown",
        own("mother", status=[]),
        (MOTHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "parent-without-document-asks",
        "The father asks, and his document is missing: he is a parent, and nothing else about him is known.",
        OLD,
        "unknown",
        lambda world, _: world.pop("father"),
        (FATHER,),
        registers=OF_FOLKEREGISTERET,
    ),
)
