"""May the father act for the child? What the site's first page shows, and nothing else."""

from datetime import date
from functools import partial

from fastlege import Address, Family, Parent, Person, PersonId, Standing, may_represent

person = partial(Person, protected=False, standing=Standing.RESIDENT)
home, elsewhere = Address(matrikkel_id="910000014"), Address(matrikkel_id="910000303")
child = person(id=PersonId("child"), birth_date=date(2017, 5, 12), home=home)
father = person(id=PersonId("father"), birth_date=date(1990, 11, 2), home=elsewhere)
parent = Parent(person=father, responsibility=True)
family = Family(child=child, parents=[parent], as_of=date(2026, 11, 23))

decision = may_represent(father, family)
print("granted" if decision else "refused")
for ground in decision.grounds:
    print(f"{ground.finding:>7}: {ground.condition.question('en')}")
