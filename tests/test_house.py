"""The house keeps its own rules: names, sizes and folders. `make house` prints where it stands."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tools.house import (
    PRODUCT,
    ROOT,
    Module,
    count_files,
    count_functions,
    count_statements,
    find_circles,
    find_participles,
    find_shared_classes,
    find_shared_files,
    find_shared_shapes,
    find_upward,
    format_floors,
    format_table,
    is_participle,
    measure_functions,
    read_floors,
    read_folder_imports,
    read_layers,
    read_modules,
)
from tools.stale_names import find_stale_names

CLASSES_OF_TWO_MEANINGS: dict[str, str] = {}
"""By name, the reason why it may stand in two places."""
FILES_IN_TWO_ROOMS = {
    "app.py": "both put a process together: the bot, and the stand-in for Telegram",
    "engine.py": "each is what its field calls so: of conversations, and of a database",
    "capture.py": "a step of the playbook, and the conversation that it begins",
    "errors.py": "the errors that this room raises to others",
    "practise.py": "a step of the playbook, and the conversation that it begins",
    "process.py": "a step of the playbook, and the conversation that it begins",
    "reflect.py": "a step of the playbook, and the conversation that it begins",
}
ADJECTIVES = {
    "_broken_seal_error": "a noun: an error",
    "_done_text": "a noun: a text",
    "_felt_wrong_choices": "a noun: choices",
    "done_label": "a noun: a label",
    "done_text": "a noun: a text",
}
"""Functions that return a thing with a participle before it, which is no deed."""
NAMES_FROM_ELSEWHERE = {
    "WEBHOOK_URL": "a setting of the environment",
    "__cause__": "Python's own",
    "__post_init__": "Python's own",
    "extra": "a parameter of the standard library's logging",
    "from": "a parameter in the address of the playground's API",
    "pre": "a tag of HTML",
    "sendMessage": "a method of the Bot API",
    "since": "a parameter in the address of the playground's API",
    "subject": "a field of StepKey, of which another module tells the meaning",
    "wait": "a parameter in the address of the playground's API",
}
"""What a docstring names in backticks or capitals though the code about it does not."""
LONGEST_FUNCTION = 40
LONG_FUNCTIONS = {
    "kestrel_one": "a story, told in order",
    "worlds": "a strategy that draws every kind of fact",
    "test_from_ping_to_ping_a_story_ends_and_never_nags": "one walk and what it must show",
    "filled": "one of everything, as a page shows it",
    "everything": "one of everything, as a chat shows it",
}
LONGEST_FILE, LONGEST_TEST_FILE = 300, 550
"""Tests hold tables of cases, which one reads by looking up."""
LONG_FILES = {
    "coaching/model/documents.py",
    "coaching/reading/times/date_phrases.py",
}
"""Files that are over the limit by now and wait to be cut; none may be added."""
FULLEST_FOLDER = 25


@cache
def all_modules() -> list[Module]:
    return read_modules()


@cache
def product_modules() -> list[Module]:
    return [module for module in all_modules() if module.room in PRODUCT]


# -- names -----------------------------------------------------------------------------------------


def test_a_class_name_means_one_thing() -> None:
    """No two modules, of the product or of its tests, define a class of the same name."""
    assert find_shared_classes(all_modules()).keys() == CLASSES_OF_TWO_MEANINGS.keys()


def test_a_file_name_means_one_thing() -> None:
    """No two rooms of the product have a file of the same name, but for those agreed on."""
    assert find_shared_files(product_modules()).keys() == FILES_IN_TWO_ROOMS.keys()


def test_no_function_begins_with_a_participle() -> None:
    """No function of the product begins with a past participle, but for plain adjectives."""
    assert {name for name, _ in find_participles(product_modules())} == ADJECTIVES.keys()


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("told", True), ("parked", True), ("read", False), ("shred", False), ("set", False)],
)
def test_a_participle_is_recognised(word: str, is_one: bool) -> None:
    """Irregular and regular ones are; verbs that look like one are not."""
    assert is_participle(word) is is_one


def test_a_docstring_names_only_what_is_there() -> None:
    """No rename left a name behind: what stands in backticks or capitals exists in the code."""
    assert {name for name, _ in find_stale_names(product_modules())} == NAMES_FROM_ELSEWHERE.keys()


# -- sizes -----------------------------------------------------------------------------------------


def test_a_function_can_be_read_at_a_glance() -> None:
    """None has more than forty lines beside its docstring, but for tables and stories."""
    long = {name for lines, name, _ in measure_functions(all_modules()) if lines > LONGEST_FUNCTION}
    assert long == LONG_FUNCTIONS.keys()


def test_a_file_can_be_read_in_a_sitting() -> None:
    """None of the product has more than three hundred lines, but for those that are known."""
    assert {
        str(one.path) for one in product_modules() if one.line_count > LONGEST_FILE
    } == LONG_FILES
    assert not [one.path for one in all_modules() if one.line_count > LONGEST_TEST_FILE]


def test_a_folder_can_be_overlooked() -> None:
    """No folder holds more than twenty-five modules."""
    assert not [
        folder for folder, many in count_files(all_modules()).items() if many > FULLEST_FOLDER
    ]


# -- packages and imports --------------------------------------------------------------------------


def test_every_module_says_what_it_is_for() -> None:
    """Each begins with a docstring whose first paragraph is whole sentences."""
    first = {
        one.path: (ast.get_docstring(one.tree) or "").split("\n\n")[0] for one in all_modules()
    }
    assert not [path for path, text in first.items() if not re.search(r"\w.*[.:!?`]$", text)]


def test_every_folder_is_a_package() -> None:
    """Wherever a module lies there is an `__init__`, which says what the folder holds."""
    folders = {module.path.parent for module in all_modules()}
    packages = {module.path.parent for module in all_modules() if module.path.name == "__init__.py"}
    assert folders == packages


def test_imports_run_downward_inside_a_room() -> None:
    """No part imports one above it, in the playbook neither, and none itself by way of others."""
    imports = read_folder_imports(product_modules(), {*PRODUCT, *read_layers()})
    assert find_upward(imports, read_floors()) == []
    assert find_circles(imports) == []


def test_the_architecture_shows_the_floors_as_they_are() -> None:
    """The page has a line for each room as the import contracts say; `make house` prints it."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8").splitlines()
    assert [line for line in format_floors() if line not in page] == []


# -- the measures themselves -----------------------------------------------------------------------


def _module(path: str, text: str) -> Module:
    return Module(Path(path), text, ast.parse(text))


def test_the_measures_find_what_they_look_for() -> None:
    """Shown a house that breaks each rule, they name each breach."""
    bad = [
        _module("bot/low/a.py", "import bot.high.b\nclass Same: ...\ndef told(): ...\n"),
        _module("bot/high/b.py", "from bot.low import a\nclass Same: ...\n"),
        _module("storage/a.py", 'def f():\n    """Says."""\n    x = 1\n    return x\n'),
    ]
    imports = read_folder_imports(bad)
    assert count_functions(bad) == 2
    assert find_participles(bad) == [("told", "bot/low/a.py")]
    assert find_shared_classes(bad) == {"Same": ["bot/low/a.py", "bot/high/b.py"]}
    assert find_shared_files(bad) == {"a.py": ["bot/low/a.py", "storage/a.py"]}
    assert find_upward(imports, {"bot.low": 0, "bot.high": 1}) == ["bot.low -> bot.high"]
    assert find_circles(imports) == ["bot.high", "bot.low"]
    assert measure_functions(bad)[0] == (3, "f", "storage/a.py")
    assert count_files(bad) == Counter({"bot/low": 1, "bot/high": 1, "storage": 1})


@pytest.mark.parametrize(
    ("code", "stale"),
    [
        ('def f(old):\n    """Says `new`."""\n', ["new"]),
        ('def f(old):\n    """Says `old`."""\n', []),
        ('class C:\n    """Says `new`."""\n    old: int\n', ["new"]),
        ('class C:\n    """Says `old`."""\n    old: int\n', []),
        ('A = 1\n"""As `B` or NO_LIMIT."""\n', ["B", "NO_LIMIT"]),
        ('MAX_OLD = 1\ndef f():\n    """At most MAX_OLD."""\n', []),
    ],
)
def test_a_stale_name_is_found(code: str, stale: list[str]) -> None:
    """A name that neither the function, its class nor its module knows is one; others are not."""
    assert [name for name, _ in find_stale_names([_module("bot/a.py", code)])] == stale


def test_floors_are_checked_inside_a_folder_that_has_its_own() -> None:
    """What stands above in `coaching.playbook` is found there, and is no import of the room's."""
    bad = [
        _module("coaching/playbook/low.py", "from coaching.playbook.high import x\n"),
        _module("coaching/playbook/high.py", ""),
    ]
    floors = {"coaching.playbook.low": 0, "coaching.playbook.high": 1}
    upward = ["coaching.playbook.low -> coaching.playbook.high"]
    assert (
        find_upward(read_folder_imports(bad, ["coaching", "coaching.playbook"]), floors) == upward
    )
    assert read_folder_imports(bad, ["coaching"]) == set()


def test_statements_are_counted_without_docstrings() -> None:
    """However a statement is laid out, it counts as one."""
    text = 'def f():\n    """Says."""\n    x = [\n        1,\n    ]\n    return x\n'
    assert count_statements([_module("bot/a.py", text)]) == 3


def test_bodies_of_one_shape_are_found_whatever_their_names() -> None:
    """Five statements that differ in names only are a pair; another constant tells them apart."""
    one = "def f(a):\n    b = 1\n    if a.b:\n        b = 2\n    g(b)\n    return a\n"
    two = "def h(x):\n    y = 1\n    if x.z:\n        y = 2\n    k(y)\n    return x\n"
    modules = [_module("bot/a.py", one), _module("bot/b.py", two)]
    assert find_shared_shapes(modules) == [["f in bot/a.py", "h in bot/b.py"]]
    assert find_shared_shapes([modules[0], _module("bot/b.py", two.replace("2", "3"))]) == []


def test_another_checkout_is_measured_even_without_contracts(tmp_path: Path) -> None:
    """One that is older than the contracts gets its table, with no floors in it."""
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "old.py").write_text("def told(): ...\n\n\ndef read(): ...\n")
    table = list(format_table(read_modules(root=tmp_path), tmp_path))
    assert "functions that begin with a participle: 1 of 2 (50.0%)" in table
    assert "imports that run upward: none" in table


def test_the_table_shows_every_room() -> None:
    """`make house` prints a line of each measure and of each room."""
    of_each_room = list({module.room: module for module in all_modules()}.values())
    table = "\n".join(format_table(of_each_room))
    assert "imports that run upward: none" in table
    assert all(re.search(rf"\d  {module.room}$", table, re.MULTILINE) for module in of_each_room)
    assert (ROOT / "Makefile").read_text().count("python -m tools.house") == 1
