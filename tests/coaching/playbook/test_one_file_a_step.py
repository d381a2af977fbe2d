"""Whoever adds or changes a step has one file to read: nothing else knows that kind of step."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coaching.playbook.playbook import DEFINITION_BY_KIND

ROOT = Path(__file__).parents[3]
STEPS = "coaching.playbook.steps."
FILES = sorted(path for path in (ROOT / "coaching/playbook/steps").rglob("[!_]*.py"))
NEW_INTERVIEW = "a new interview says when its checklist comes, or begins with its notes"
OWN_CONVERSATION = "the conversation that the step opens marks it as done"
SHOWN_AT_ONCE = "who has just told the news sees at once what follows from it"
WISHED_FOR = "whoever asks for a letter by its kind gets the one of that step"
ALLOWED = {
    ("coaching/playbook/steps/closure.py", "check_in"): "it follows the last check-in",
    (
        "coaching/playbook/steps/thank_yous/endorser_thanks.py",
        "endorse",
    ): "it thanks for what that asked for",
    (
        "coaching/playbook/steps/thank_yous/offer_thanks.py",
        "referee",
    ): "it thanks whoever was briefed",
    (
        "coaching/playbook/steps/thank_yous/news_of_no.py",
        "referee",
    ): "it tells whoever was briefed",
    (
        "coaching/playbook/steps/offers/more_time.py",
        "offers.answer_offer",
    ): "it asks for another deadline",
    (
        "coaching/playbook/steps/hellos/hello_again.py",
        "hellos.hello",
    ): "it counts from the first hello",
    ("handlers/answers/check_in_days.py", "check_in"): "the settings offer the days it waits",
    ("handlers/answers/months.py", "clear"): "the settings offer the months it counts",
    ("handlers/interviews/new.py", "capture"): NEW_INTERVIEW,
    ("handlers/interviews/saving_reply.py", "leave"): NEW_INTERVIEW,
    ("handlers/interviews/news.py", "referee"): SHOWN_AT_ONCE,
    ("handlers/interviews/news.py", "thank_yous.referee_thanks"): SHOWN_AT_ONCE,
    ("handlers/interviews/process.py", "process"): OWN_CONVERSATION,
    ("handlers/interviews/reschedule.py", "rebook"): SHOWN_AT_ONCE,
    ("handlers/listening/answer_questions.py", "leave"): "what to bring is answered with it",
    ("handlers/listening/follow_up.py", "capture"): NEW_INTERVIEW,
    ("handlers/listening/follow_up.py", "offers.answer_offer"): SHOWN_AT_ONCE,
    ("handlers/listening/follow_up.py", "rebook"): SHOWN_AT_ONCE,
    ("handlers/listening/follow_up.py", "thank_yous.referee_thanks"): SHOWN_AT_ONCE,
    (
        "handlers/listening/asked_letters/letters_wanted.py",
        "thank_yous.thank",
    ): "whoever asks for a letter without saying which is most often to thank somebody",
    ("handlers/listening/asked_letters/letter_kinds.py", "check_in"): WISHED_FOR,
    (
        "handlers/listening/asked_letters/letter_kinds.py",
        "commitments.own_promise",
    ): WISHED_FOR,
    ("handlers/listening/asked_letters/letter_kinds.py", "endorse"): WISHED_FOR,
    ("handlers/listening/asked_letters/letter_kinds.py", "feedback"): WISHED_FOR,
    ("handlers/listening/asked_letters/letter_kinds.py", "linkedin"): WISHED_FOR,
    ("handlers/listening/asked_letters/letter_kinds.py", "offers.answer_offer"): WISHED_FOR,
    ("handlers/listening/asked_letters/letter_kinds.py", "offers.more_time"): WISHED_FOR,
    ("handlers/listening/asked_letters/letter_kinds.py", "offers.withdraw"): WISHED_FOR,
    ("handlers/listening/asked_letters/letter_kinds.py", "rebook"): WISHED_FOR,
    ("handlers/listening/asked_letters/letter_kinds.py", "referee"): WISHED_FOR,
    ("handlers/listening/asked_letters/letter_kinds.py", "thank_yous.news_of_no"): WISHED_FOR,
    ("handlers/listening/asked_letters/letter_kinds.py", "thank_yous.thank"): WISHED_FOR,
    ("handlers/outcomes/lessons.py", "feedback"): SHOWN_AT_ONCE,
    ("handlers/outcomes/ask_offer_terms.py", "offer"): SHOWN_AT_ONCE,
    ("handlers/outcomes/ask_offer_terms.py", "offers.answer_offer"): SHOWN_AT_ONCE,
    ("handlers/outcomes/what_follows.py", "thank_yous.offer_thanks"): SHOWN_AT_ONCE,
    ("handlers/outcomes/what_follows.py", "offers.withdraw"): SHOWN_AT_ONCE,
    ("handlers/people/edit_contact.py", "useful"): "its note is offered when the thing is noted",
    ("handlers/people/referees.py", "referee"): "a referee's page tells for whom they were briefed",
    ("handlers/interviews/capture.py", "capture"): OWN_CONVERSATION,
    ("handlers/reflection/reflection.py", "reflect"): OWN_CONVERSATION,
}
"""Who may know a step beside its own file and the playbook's list, and why."""
KIND_OWNERS = {
    "benchmarks/letters/dossiers.py": "a dossier names the step whose letter it is about",
    "coaching/letters/before_sending/invitation_budget.py": "its notes are counted over all jobs",
    "coaching/playbook/thanks.py": "the thank-yous of an interview are told apart by who was met",
    "coaching/practice/practice_offers.py": "it keeps its own record and lies below the steps",
}
"""Who may name kinds beside the steps, and why."""
NAMES_A_KIND = re.compile(r"(?!DEFINITION_)([A-Z_]+_)?KINDS?(_[A-Z_]+)?")
KIND_IMPORTS: dict[tuple[str, str], str] = {}
"""Who beside the steps may import the name of a kind, and why."""


def product_files() -> Iterator[Path]:
    """All code but the tests'."""
    for room in ("bot", "coaching", "handlers", "storage", "tools", "benchmarks"):
        yield from (ROOT / room).rglob("*.py")


def tree(path: Path) -> ast.Module:
    """The file as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Each name that a file imports, with the module it comes from."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, one.name) for one in node.names)


def test_a_step_is_known_to_its_own_file_the_list_and_a_few_more_with_reasons() -> None:
    """A new reference has to be argued for here; one that is gone leaves the list."""
    found = {
        (str(path.relative_to(ROOT)), module.removeprefix(STEPS))
        for path in product_files()
        for module, _ in imports(path)
        if module.startswith(STEPS) and path != ROOT / "coaching/playbook/playbook.py"
    }
    assert found == set(ALLOWED)


def test_a_kind_is_named_by_its_own_file() -> None:
    """Nobody else writes the name of a kind down."""
    owners = {
        str(path.relative_to(ROOT))
        for path in product_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] == "StepKind"
        and path not in FILES
    }
    assert owners - {"coaching/model/step_key.py"} == set(KIND_OWNERS)


def test_nobody_asks_for_a_kind_by_way_of_an_import() -> None:
    """The names that their owners give to kinds are imported by steps only, or for a reason."""
    found = {
        (str(path.relative_to(ROOT)), name)
        for path in product_files()
        for _, name in imports(path)
        if NAMES_A_KIND.fullmatch(name) and path not in FILES
    }
    assert found == set(KIND_IMPORTS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_a_step_defines_one_and_takes_nothing_private(path: Path) -> None:
    """One definition a file, named as the file is; what has an underscore is its owner's."""
    defined = [
        target.id
        for node in tree(path).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in node.targets
        if isinstance(target, ast.Name)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "StepDefinition"
    ]
    assert defined == [path.stem.upper()]
    taken = [name for _, name in imports(path) if name.startswith("_")]
    assert [name for name in taken if name != "_"] == []  # `_` marks a text


def test_the_list_holds_every_file_once() -> None:
    """A file that stands in no list would coach nobody."""
    assert len(DEFINITION_BY_KIND) == len(FILES)
