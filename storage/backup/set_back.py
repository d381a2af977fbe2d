"""Tells a database that somebody set back by hand from one that people have left.

Whoever runs these queries has attached the database as live and the last key book as old.
"""

from typing import Final

from storage.tables.metadata import DEPARTURES

HAS_DEPARTURES: Final = """
    SELECT count(*) FROM pragma_table_info('latest', 'old') WHERE name = 'departures'
"""
"""Whether the book tells how many people had left; those of earlier versions do not."""
HAS_FEWER_MESSAGES: Final = """
    SELECT EXISTS (SELECT 1 FROM old.latest WHERE lineage = :lineage AND letters > coalesce(
        (SELECT max(seq) FROM live.sqlite_sequence WHERE name = 'outbox'), 0))
"""
"""Whether the database has seen fewer messages than when the book was written from it."""
COUNT_DEPARTURES: Final = f"""
    coalesce((SELECT CAST(value AS INTEGER) FROM live.marks WHERE name = '{DEPARTURES}'), 0)
"""
# One statement, so that nobody leaves in the middle of it.
LACKS_PEOPLE: Final = f"""
    SELECT coalesce(
        (SELECT count(*) FROM old.book WHERE source = 'people'
            AND lineage IN (:lineage, :set_back_lineage)
            AND whose NOT IN (SELECT id FROM live.people))
        > {COUNT_DEPARTURES} - (SELECT departures FROM old.latest WHERE lineage = :lineage), 0)
"""
"""Whether more people of the book are gone than have left since it was written."""


def lineage_before_set_back(lineage: str) -> str:
    """Returns under which name the book keeps what a database knew that was then set back."""
    return f"{lineage}~"
