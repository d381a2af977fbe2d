"""`python -m benchmarks.dates FILE [--out FILE]` prints how many dates are read right.

Each line of the file is {"text", "direction", "order", "expect"}: what was typed, whether it is
about the past or the future, how 12/03 is read, and the day, the minute, ["range", first, last],
["any", [...]] or null that is meant. The reading is the one of free talk, at 10:20 on Wednesday,
18 November 2026, in UTC.
"""

import argparse
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from coaching.model.documents import Dossier, Person
from coaching.model.vocabulary import PersonId, ZoneName
from coaching.reading.context import ReadingContext
from coaching.reading.message import Message
from coaching.reading.proposals import SaidTime
from coaching.reading.times.date_days import DateLean
from coaching.reading.words.tokens import Tokens

NOW: Final = datetime(2026, 11, 18, 10, 20, tzinfo=UTC)
LEANS: Final[dict[str | None, DateLean]] = {"past": "past", "future": "future"}


@dataclass(frozen=True, slots=True)
class DateRead:
    """Holds what was read, likeliest first, as days and minutes; of a span both its ends."""

    readings: tuple[str, ...]


def main() -> None:
    """Reads every line, and prints the share that is right, and what was misread or not read."""
    options = _parse_arguments()
    lines = options.file.read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines if line.strip()]
    results = [(case, read_case(case)) for case in cases]
    if options.out:
        rows = (
            json.dumps({"text": case["text"], "read": read.readings}, ensure_ascii=False)
            for case, read in results
        )
        options.out.write_text("\n".join(rows) + "\n", encoding="utf-8")
    if any("expect" in case for case in cases):
        _print_score(results)


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.dates", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path, help="write a line of what was read for each text")
    return parser.parse_args()


def read_case(case: dict[str, Any]) -> DateRead:
    """Reads one text as the chat would."""
    dossier = Dossier(Person(PersonId(1)), ())
    month_first = case.get("order") == "mdy"
    context = ReadingContext(dossier, NOW, ZoneName("UTC"), month_first=month_first)
    message = Message(Tokens(case["text"]), context)
    lean = LEANS.get(case.get("direction"), "near")
    if message.ranges and lean != "past":
        return _read_range(message)
    said = message.times[0].resolve(lean) if message.times else None
    return DateRead(tuple(_write(one) for one in (said, *said.others)) if said else ())


def _read_range(message: Message) -> DateRead:
    span = message.ranges[0]
    if span.deadline and span.deadline.start:
        return DateRead((_write(span.deadline),))
    days = dict.fromkeys((span.earliest.isoformat(), span.latest.isoformat()))
    return DateRead(tuple(days))


def _write(said: SaidTime) -> str:
    return said.start.strftime("%Y-%m-%dT%H:%M") if said.start else said.day.isoformat()


def is_right(expect: Any, read: DateRead) -> bool:
    """Tells whether what was read is meant; of a span one end has to lie in the one expected."""
    match expect:
        case None:
            return not read.readings
        case ["range", first, last]:
            return any(first <= reading[:10] <= last for reading in read.readings)
        case ["any", accepted]:
            return any(reading in accepted for reading in read.readings)
        case _:
            return expect in read.readings


def _print_score(results: list[tuple[dict[str, Any], DateRead]]) -> None:
    wrong = [(case, read) for case, read in results if not is_right(case.get("expect"), read)]
    misread = [(case, read) for case, read in wrong if read.readings]
    print(f"right    {len(results) - len(wrong)} of {len(results)}", end=" ")
    print(f"({1 - len(wrong) / len(results):.1%})")
    print(f"misread  {len(misread)}")
    for case, read in wrong:
        kind = "misread " if read.readings else "not read"
        print(f"  {kind} {case['text']!r}: {' '.join(read.readings)} for {case.get('expect')}")


if __name__ == "__main__":
    main()
