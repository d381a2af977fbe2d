"""Whatever becomes of the process that checks letters, the next letter is checked."""

from pathlib import Path

import pytest

from coaching.proofreading.checker import CheckerProcess

PROGRAM = """
import json, os, sys, time
for line in sys.stdin:
    text = json.loads(line)
    match text:
        case "die": os._exit(1)
        case "hang": time.sleep(60)
        case "nonsense": print("no JSON", flush=True)
        case "who": print(json.dumps([["", "", str(os.getpid()), 0, 0, []]]), flush=True)
        case "secrets":
            print(json.dumps([["", "", word, 0, 0, []] for word in os.environ]), flush=True)
        case _: print(json.dumps([["Rule", "Typo", text, 1, 2, ["better"]]]), flush=True)
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program that answers as the real one does, without the checker."""
    path = tmp_path / "program.py"
    path.write_text(PROGRAM)
    return path


def words(checker: CheckerProcess, text: str) -> list[str]:
    return [lint.wrong for lint in checker.check(text)]


def test_one_process_checks_text_after_text(program: Path) -> None:
    """It is started once, whatever a text holds, and anew after it was ended."""
    checker = CheckerProcess(program)
    checker.start()
    first = words(checker, "who")
    odd = "a line\nand an emoji 🦔 and half a one \ud83e"
    assert words(checker, odd) == [odd]
    assert words(checker, "who") == first
    checker.end()
    assert words(checker, "who") != first
    checker.end()


@pytest.mark.parametrize("bad", ["die", "nonsense"])
def test_a_process_that_fails_is_started_anew(program: Path, bad: str) -> None:
    """A text that ends it is left unchecked; the next one is checked."""
    checker = CheckerProcess(program)
    assert words(checker, bad) == []
    assert words(checker, "next") == ["next"]
    checker.end()


def test_a_process_that_hangs_holds_no_letter_up(program: Path) -> None:
    """It is ended, its text is left unchecked, and the next one is checked."""
    checker = CheckerProcess(program, longest_answer=1)
    assert words(checker, "hang") == []
    assert words(checker, "next") == ["next"]
    checker.end()


def test_a_process_that_cannot_start_leaves_letters_alone(tmp_path: Path) -> None:
    """Nothing is found, and nothing is raised."""
    checker = CheckerProcess(tmp_path / "missing.py")
    checker.start()
    assert words(checker, "text") == []
    checker.end()


def test_the_process_knows_no_secret(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What reads letters has no token and no key in its environment."""
    monkeypatch.setenv("BOT_TOKEN", "123:abc")
    monkeypatch.setenv("ENCRYPTION_KEYS", "key")
    checker = CheckerProcess(program)
    assert not {"BOT_TOKEN", "ENCRYPTION_KEYS"} & set(words(checker, "secrets"))
    checker.end()
