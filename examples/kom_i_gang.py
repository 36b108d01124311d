"""Kan faren representere barnet? Det som står først på siden «Kom i gang», og ikke noe annet."""

from datetime import date
from functools import partial

from fastlege import Address, Family, Parent, Person, PersonId, Standing, may_represent

person = partial(Person, protected=False, standing=Standing.RESIDENT)
hjemme, et_annet_sted = Address(matrikkel_id="910000014"), Address(matrikkel_id="910000303")
barn = person(id=PersonId("barn"), birth_date=date(2017, 5, 12), home=hjemme)
mor = person(id=PersonId("mor"), birth_date=date(1985, 7, 21), home=hjemme)
far = person(id=PersonId("far"), birth_date=date(1990, 11, 2), home=et_annet_sted)
foreldre = [Parent(person=mor, responsibility=False), Parent(person=far, responsibility=True)]
familie = Family(child=barn, parents=foreldre, as_of=date(2026, 11, 23))

for navn, forelder in (("mor", mor), ("far", far)):
    avgjoerelse = may_represent(forelder, familie)
    mangler = [grunn.condition.question("nb") for grunn in avgjoerelse.unmet]
    print(f"{navn}: {'ja' if avgjoerelse else 'nei'}", *mangler, sep="\n  ikke oppfylt: ")
