"""Decide for a population in Spark: the pairs of a Parquet file or folder in, the decided pairs out.

    python spark.py PAIRS.parquet DECIDED.parquet        (or with spark-submit)

The decision is one plan of Spark's own expressions. No row goes through Python, so the workers need neither
Python nor fastlege; and Spark itself brings the rows of a child together.
"""

from __future__ import annotations

import sys
from typing import Final

from pyspark.sql import DataFrame, SparkSession

from fastlege.frames import problems, representation

KEPT: Final = ("child", "parent", "as_of", "granted", "bits", "address_condition")
"""Confidential; `fastlege.frames.disclosed` keeps what may be logged."""


# Spark writes the decision as one long method. Java interprets it, at half the speed, unless told otherwise.
COMPILED: Final = "-XX:-DontCompileHugeMethods"


def session() -> SparkSession:
    """Open a session whose instants are in UTC, as `fastlege.frames.deadlines` needs them.

    A driver that runs already, as under spark-submit, takes `COMPILED` from its own command line.
    """
    told = {
        "spark.sql.session.timeZone": "UTC",
        "spark.driver.extraJavaOptions": COMPILED,
        "spark.executor.extraJavaOptions": COMPILED,
    }
    return SparkSession.builder.config(map=told).getOrCreate()


def decided(pairs: DataFrame) -> DataFrame:
    """Decide for every pair; nothing is computed until it is asked for."""
    return representation(pairs).select(*KEPT)


def main(given: str, to: str) -> None:
    """Decide for a file of pairs, but for the children of rows that the library would refuse."""
    pairs = session().read.parquet(given)
    refused = problems(pairs).cache()
    whole = pairs.join(refused.select("child"), "child", "left_anti")
    decided(whole).write.parquet(to)
    if not refused.isEmpty():
        refused.groupBy("problems").count().show(truncate=False)
        sys.exit("The children of these rows were left out: see to them, and decide for them again.")


if __name__ == "__main__":
    main(*sys.argv[1:])
