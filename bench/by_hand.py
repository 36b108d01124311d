"""The decision over keys by hand, for Polars and for DuckDB: what `fastlege.frames` is measured beside.

Every table of the rule is written out here a second time, which the library never does; it serves the
measurement alone. `bench.frames` sees to it that both give the library's integers.
"""

from __future__ import annotations

from typing import Final

import polars as pl

__all__ = ["IN_SQL", "in_polars"]

_MET, _UNKNOWN, _UNMET = 2, 1, 0
_CONDITIONS: Final = ("young", "child_alive", "child_open", "is_parent", "responsible")
_OF_ADULT: Final = ("old", "parent_alive", "adult_open", "at_address")


def in_polars(pairs: pl.LazyFrame) -> pl.LazyFrame:
    """Decide, with `bits` and `granted`, as one would who writes for Polars alone."""
    same = [
        pl.col(f"child_home_{key}").eq(pl.col(f"parent_home_{key}")).alias(f"same_{key}") for key in _KEYS
    ]
    born = [_ordered(f"{who}_birth_date").alias(f"{who}_born") for who in ("child", "parent")]
    shielded = [_shielded(who).alias(f"{who}_shielded") for who in ("child", "parent")]
    is_parent = pl.when(pl.col("child") != pl.col("parent")).then("registered").alias("is_row")
    facts = pairs.with_columns(*same, *born, *shielded, is_parent, _ordered("as_of").alias("on"))
    ranked = facts.with_columns(_same_home().alias("same_home")).with_columns(_rank(), _others())
    folded = ranked.select(
        pl.all(),
        pl.when(pl.col("child").is_not_null()).then(pl.col("rank").max().over("child")).alias("best"),
        pl.when(pl.col("child").is_not_null()).then(pl.col("others").max().over("child")).alias("any_others"),
    )
    found = folded.with_columns(*_findings())
    bits = pl.sum_horizontal(
        pl.when(name).then(0).when(pl.col(name).not_()).then(1 << 2 * place).otherwise(2 << 2 * place)
        for place, name in enumerate((*_CONDITIONS, *_OF_ADULT))
    )
    return found.with_columns(bits=bits.cast(pl.Int32)).with_columns(granted=pl.col("bits") == 0)


_KEYS: Final = (
    *("id", "unit", "municipality", "street_code", "street_name", "number"),
    *("letter", "land", "title", "lease", "sub_number"),
)


def _ordered(name: str) -> pl.Expr:
    day = pl.col(name).dt
    return day.year() * 10_000 + day.month().cast(pl.Int32) * 100 + day.day().cast(pl.Int32)


def _shielded(who: str) -> pl.Expr:
    grading, protected = pl.col(f"{who}_grading"), pl.col(f"{who}_protected")
    shields = (grading == "fortrolig") | (grading == "strengtFortrolig")
    known = grading.is_null() | (grading == "ugradert") | (grading == "klientadresse")
    return pl.when(shields).then(statement=True).when(known | protected).then(protected)


def _none(key: str) -> pl.Expr:
    return pl.col(f"child_home_{key}").is_null() & pl.col(f"parent_home_{key}").is_null()


def _same_home() -> pl.Expr:
    same = {key: pl.col(f"same_{key}") for key in _KEYS}
    unit = same["unit"] | _none("unit")
    house = same["municipality"] & same["number"] & (same["letter"] | _none("letter"))
    farm = same["municipality"] & same["land"] & same["title"]
    house_given = same["municipality"].is_not_null() & same["number"].is_not_null()
    farm_given = same["municipality"].is_not_null() & same["land"].is_not_null() & same["title"].is_not_null()
    subs = (
        ~same["sub_number"] & (pl.col("child_home_sub_number") > 0) & (pl.col("parent_home_sub_number") > 0)
    )
    one_lease = pl.col("child_home_lease").is_null() ^ pl.col("parent_home_lease").is_null()
    lease = pl.coalesce("child_home_lease", "parent_home_lease", pl.lit(0)) == 0
    return (
        pl.when(~same["id"])
        .then(statement=False)
        .when(same["id"] & (~same["number"] | ~same["letter"] | ~same["sub_number"]))
        .then(None)
        .when(same["id"] | (house & same["street_code"]))
        .then(unit)
        .when(house_given & same["street_code"].is_not_null())
        .then(statement=False)
        .when(house & same["street_name"])
        .then(unit)
        .when((house_given & same["street_name"].is_not_null()) | (farm_given & ~farm))
        .then(statement=False)
        .when(farm & (subs | ~same["lease"]))
        .then(statement=False)
        .when(farm & same["sub_number"] & (same["lease"] | _none("lease") | (one_lease & lease)))
        .then(unit)
    )


def _rank() -> pl.Expr:
    standing, shielded, is_row = pl.col("parent_standing"), pl.col("parent_shielded"), pl.col("is_row")
    counts = (standing == "resident") & shielded.not_()
    out = (standing == "deceased") | (shielded.not_() & (standing != "resident"))
    same, known = pl.col("same_home"), pl.col("all_parents_known")
    elsewhere = is_row.not_() | (is_row & (out | (counts & same.not_())))
    return (
        pl.when(is_row & counts & same)
        .then(_MET)
        .when(elsewhere & known)
        .then(_UNMET)
        .otherwise(_UNKNOWN)
        .alias("rank")
    )


def _others() -> pl.Expr:
    facts = ("birth_date", "birth_year", "standing", "protected")
    has_facts = pl.any_horizontal(pl.col(f"parent_{fact}").is_not_null() for fact in facts)
    sure = pl.col("all_parents_known") & (pl.col("is_row").not_() | has_facts | pl.col("parent_home_given"))
    return pl.when(sure).then(0).otherwise(1).alias("others")


def _reached(who: str, age: int) -> pl.Expr:
    on, born, year = pl.col("on"), pl.col(f"{who}_born"), pl.col(f"{who}_birth_year")
    agree = year.is_null() | born.is_null() | (born // 10_000 == year)
    first, last = pl.coalesce(born, year * 10_000 + 101), pl.coalesce(born, year * 10_000 + 1231)
    reached = agree & (on - last >= age * 10_000)
    not_reached = agree & (on - first < age * 10_000) & (on >= first)
    return pl.when(reached).then(statement=True).when(not_reached).then(statement=False)


def _alive(who: str) -> pl.Expr:
    standing = pl.col(f"{who}_standing")
    return (
        pl.when((standing == "resident") | (standing == "not-resident"))
        .then(statement=True)
        .when((standing == "deceased") | (standing == "invalid-identity"))
        .then(statement=False)
    )


def _findings() -> list[pl.Expr]:
    is_row = pl.col("is_row")
    stranger = pl.when(pl.col("any_others") == 0).then(statement=False)
    address = (
        pl.when(pl.col("best") == _MET)
        .then(statement=True)
        .when(pl.col("best") == _UNMET)
        .then(statement=False)
    )
    compared = (pl.col("child_standing") == "resident") & pl.col("child_shielded").not_()
    found = (
        _reached("child", 16).not_(),
        _alive("child"),
        pl.col("child_shielded").not_(),
        pl.when(is_row).then(statement=True).when(is_row.not_()).then(stranger),
        pl.when(is_row).then("responsibility").when(is_row.not_()).then(stranger),
        _reached("parent", 16),
        _alive("parent"),
        pl.col("parent_shielded").not_(),
        pl.when(compared).then(address),
    )
    return [one.alias(name) for one, name in zip(found, (*_CONDITIONS, *_OF_ADULT), strict=True)]


_OF_PERSON_IN_SQL: Final = """
    CASE WHEN {who}_grading IN ('fortrolig', 'strengtFortrolig') THEN true
         WHEN {who}_grading IS NULL OR {who}_grading IN ('ugradert', 'klientadresse') OR {who}_protected
         THEN {who}_protected END AS {who}_shielded,
    coalesce({who}_born, {who}_birth_year * 10000 + 101) AS {who}_first,
    coalesce({who}_born, {who}_birth_year * 10000 + 1231) AS {who}_last,
    {who}_birth_year IS NULL OR {who}_born IS NULL OR {who}_born // 10000 = {who}_birth_year AS {who}_agree,
    CASE WHEN {who}_standing IN ('resident', 'not-resident') THEN true
         WHEN {who}_standing IN ('deceased', 'invalid-identity') THEN false END AS {who}_alive"""
_REACHED_IN_SQL: Final = """
    CASE WHEN {who}_agree AND on_day - {who}_last >= 160000 THEN true
         WHEN {who}_agree AND on_day - {who}_first < 160000 AND on_day >= {who}_first THEN false END"""
_ORDERED_IN_SQL: Final = "year({0}) * 10000 + month({0}) * 100 + day({0})"
_BITS_IN_SQL: Final = " + ".join(
    f"CASE WHEN {name} THEN 0 WHEN NOT {name} THEN {1 << 2 * place} ELSE {2 << 2 * place} END"
    for place, name in enumerate((*_CONDITIONS, *_OF_ADULT))
)
IN_SQL: Final = f"""
WITH days AS (
  SELECT *,
    CASE WHEN child <> parent THEN registered END AS is_row,
    {_ORDERED_IN_SQL.format("as_of")} AS on_day,
    {_ORDERED_IN_SQL.format("child_birth_date")} AS child_born,
    {_ORDERED_IN_SQL.format("parent_birth_date")} AS parent_born,
    child_home_municipality = parent_home_municipality AS same_town,
    child_home_number = parent_home_number AS same_number,
    child_home_letter IS NOT DISTINCT FROM parent_home_letter AS same_letter,
    child_home_unit = parent_home_unit OR (child_home_unit IS NULL AND parent_home_unit IS NULL) AS same_unit,
    child_home_land = parent_home_land AS same_land, child_home_title = parent_home_title AS same_title,
    child_home_sub_number = parent_home_sub_number AS same_sub
  FROM pairs
), facts AS (
  SELECT *, {_OF_PERSON_IN_SQL.format(who="child")}, {_OF_PERSON_IN_SQL.format(who="parent")},
    CASE
      WHEN child_home_id <> parent_home_id THEN false
      WHEN child_home_id = parent_home_id THEN
        CASE WHEN NOT same_number OR child_home_letter <> parent_home_letter OR NOT same_sub THEN NULL
             ELSE same_unit END
      WHEN same_town AND same_number AND same_letter AND child_home_street_code = parent_home_street_code
        THEN same_unit
      WHEN same_town IS NOT NULL AND same_number IS NOT NULL
        AND child_home_street_code IS NOT NULL AND parent_home_street_code IS NOT NULL THEN false
      WHEN same_town AND same_number AND same_letter AND child_home_street_name = parent_home_street_name
        THEN same_unit
      WHEN same_town IS NOT NULL AND same_number IS NOT NULL
        AND child_home_street_name IS NOT NULL AND parent_home_street_name IS NOT NULL THEN false
      WHEN same_town IS NULL OR same_land IS NULL OR same_title IS NULL THEN NULL
      WHEN NOT (same_town AND same_land AND same_title) THEN false
      WHEN NOT same_sub AND child_home_sub_number > 0 AND parent_home_sub_number > 0 THEN false
      WHEN child_home_lease <> parent_home_lease THEN false
      WHEN same_sub AND coalesce(child_home_lease, 0) = coalesce(parent_home_lease, 0) THEN same_unit
    END AS same_home
  FROM days
), ranked AS (
  SELECT *, NOT child_shielded AS child_open, NOT parent_shielded AS adult_open,
    NOT ({_REACHED_IN_SQL.format(who="child")}) AS young, {_REACHED_IN_SQL.format(who="parent")} AS old,
    child_standing = 'resident' AND NOT child_shielded AS compared,
    CASE WHEN is_row AND parent_standing = 'resident' AND NOT parent_shielded AND same_home THEN 2
         WHEN all_parents_known AND (NOT is_row OR (is_row AND (
           parent_standing = 'deceased'
           OR (NOT parent_shielded AND (parent_standing <> 'resident' OR NOT same_home))))) THEN 0
         ELSE 1 END AS rank,
    CASE WHEN all_parents_known AND (NOT is_row OR parent_home_given OR coalesce(
           parent_birth_date IS NOT NULL OR parent_birth_year IS NOT NULL
           OR parent_standing IS NOT NULL OR parent_protected IS NOT NULL, false)) THEN 0
         ELSE 1 END AS others
  FROM facts
), folded AS (
  SELECT *, CASE WHEN child IS NOT NULL THEN max(rank) OVER (PARTITION BY child) END AS best,
    CASE WHEN child IS NOT NULL THEN max(others) OVER (PARTITION BY child) END AS any_others
  FROM ranked
), found AS (
  SELECT *,
    CASE WHEN is_row THEN true WHEN NOT is_row AND any_others = 0 THEN false END AS is_parent,
    CASE WHEN is_row THEN responsibility WHEN NOT is_row AND any_others = 0 THEN false END AS responsible,
    CASE WHEN compared THEN CASE best WHEN 2 THEN true WHEN 0 THEN false END END AS at_address
  FROM folded
)
SELECT *, ({_BITS_IN_SQL})::INTEGER AS bits, bits = 0 AS granted FROM found
"""  # noqa: S608  # nothing in it comes from outside
"""The same for DuckDB, over a relation named `pairs`."""
