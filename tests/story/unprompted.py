"""What came unasked in a life, by day and kind: the table at the end of each page."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from coaching.playbook.playbook import DEFINITION_BY_KIND
from tests.story.diary import Entry

HEAD = "| day | at | unasked, and what for |\n| --- | --- | --- |"


def list_unprompted(entries: Sequence[Entry]) -> list[Entry]:
    """Every message that came unasked."""
    return [one for one in entries if one.pinged and one.seen and one.seen.what == "message"]


def table(entries: Sequence[Entry], zone: ZoneInfo) -> str:
    """A row a message, and how many there were on how many days."""
    came = list_unprompted(entries)
    days = {one.at.astimezone(zone).date() for one in came}
    quiet = sum(one.quiet for one in came)
    rows = [_row(one, zone) for one in came]
    summed = f"{len(came)} messages on {len(days)} days, {quiet} of them without a sound."
    return "\n".join([HEAD, *rows, "", summed])


def _row(entry: Entry, zone: ZoneInfo) -> str:
    here = entry.at.astimezone(zone)
    sound = ", without a sound" if entry.quiet else ""
    kinds = ", ".join(_title(kind) for kind in entry.kinds)
    return f"| {here:%a} {here.day} {here:%b} | {here:%H:%M} | {kinds}{sound} |"


def _title(kind: str) -> str:
    found = next((one for key, one in DEFINITION_BY_KIND.items() if key == kind), None)
    return str(found.title) if found else kind
