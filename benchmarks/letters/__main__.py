"""`python -m benchmarks.letters FILE` writes the letter of each dossier and checks it.

`--out OUT` writes a line a dossier as well: {"id", "subject", "letter", "asked"}. `--quiet` prints
the table alone. Without FILE the dossiers beside this program are taken.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.letters.checks import Checked
from benchmarks.letters.dossiers import read_cases
from benchmarks.letters.table import form_line, table_lines
from benchmarks.letters.writing import WrittenCase, write_case

OWN_CASES = Path(__file__).parent / "dossiers.jsonl"


def check_file(path: Path) -> list[Checked]:
    """Returns the letters of all dossiers of a file, checked."""
    return [Checked(write_case(case)) for case in read_cases(path)]


def to_line(written: WrittenCase) -> str:
    """Returns a letter as a line of the output."""
    asked = [{"question": question, "answer": answer} for question, answer in written.asked]
    subject = written.letter.subject if written.letter else ""
    row = {
        "id": written.case.id,
        "subject": subject,
        "letter": written.body,
        "asked": asked,
    }
    return json.dumps(row, ensure_ascii=False)


def print_letter(checked: Checked) -> None:
    """Prints a letter with what is wrong with it."""
    written = checked.written
    subject = written.letter.subject if written.letter else ""
    print(f"{written.case.id} {written.case.kind} – {subject}")
    print(f"asked: {', '.join(question for question, _ in written.asked) or 'nothing'}\n")
    print(written.body)
    for name in checked.missed:
        print(f"  missing: {name}")
    for text in (*checked.nevers, *checked.faults):
        print(f"  wrong: {text}")
    print("-" * 80)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the program."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.letters")
    parser.add_argument("file", nargs="?", type=Path, default=OWN_CASES)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--quiet", action="store_true", help="the table alone")
    options = parser.parse_args(arguments)
    checked = check_file(options.file)
    for each in () if options.quiet else checked:
        print_letter(each)
    print("\n".join(table_lines(checked)))
    print(f"\n{form_line(checked)}")
    if options.out:
        lines = (to_line(each.written) for each in checked)
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
