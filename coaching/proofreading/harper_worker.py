"""Is a program of its own that checks letters, so that its memory is given back when it ends.

It is started as `python harper_worker.py` and knows nothing of the bot. It reads one text a line,
in JSON, answers each with one line of JSON, and ends when its input ends.
"""

import json
import os
import sys
from typing import Any, BinaryIO

_TALKATIVE = ("LookingForwardTo",)
"""Rules that print words of the text, which no log may hold."""
Found = tuple[str, str, str, int, int, list[str]]
"""The rule, the kind of the mistake, the wrong words, where they begin and end, and what may be
meant."""


def main() -> None:
    """Answers until the input ends."""
    answers, linter = _take_output(), load_linter()
    for line in sys.stdin.buffer:
        found = json.dumps(find_lints(linter, json.loads(line)))
        answers.write(found.encode() + b"\n")
        answers.flush()


def load_linter() -> Any:
    """Loads the checker, which takes half a second and about 140 MB."""
    from harper import Linter

    linter = Linter()
    linter.set_lint_config(dict.fromkeys(_TALKATIVE, False))
    return linter


def find_lints(linter: Any, text: str) -> list[Found]:
    """Returns all that the rules of the checker find."""
    return [
        (
            rule,
            lint.lint_kind,
            lint.problem_text,
            lint.span.start,
            lint.span.end,
            [one.replacement_text for one in lint.suggestions],
        )
        for rule, lints in linter.organized_lints(text, language="plaintext").items()
        for lint in lints
    ]


def _take_output() -> BinaryIO:
    """Returns the output for answers alone; what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a name of the system's
        os.dup2(nowhere.fileno(), 1)
    return answers


if __name__ == "__main__":
    main()
