"""Which rooms hold texts that people read, and which of them are still in English only."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coaching.playbook.thanks import THANKS_LAST, THANKS_PING

ROOT = Path(__file__).parents[2]
ROOMS: tuple[str, ...] = ("handlers", "coaching", "bot/texts.py")
"""Where texts for people stand. The command line, logs and metrics speak to operators."""
FRAMES: tuple[str, ...] = tuple(
    f"coaching/letters/{name}.py"
    for name in (
        "agency_letters",
        "check_in_letters",
        "helper_letters",
        "job_phrases",
        "letter",
        "linkedin_letters",
        "notes",
        "referee_letters",
        "referees/referee_points",
        "referees/several_jobs",
        "rejection_letters",
        "thank_you_letters",
        "useful_letters",
    )
)
"""Letters to employers are written in the language of the job, not of the person. What a person
reads beside them stands in other files, such as gaps.py."""
TYPED: tuple[str, ...] = (
    "coaching/proofreading/",
    *("coaching/reading/news/", "coaching/reading/mails/", "coaching/reading/telling/"),
    *("coaching/reading/firms/", "coaching/reading/details/"),
    *(
        f"coaching/reading/people/{name}"
        for name in ("describe", "known_people", "lexicon", "name_", "owners", "parts")
    ),
    *(
        f"coaching/reading/people/{name}.py"
        for name in ("people_finder", "same_people", "spelling", "titles")
    ),
    *("coaching/reading/non_answers.py", "coaching/reading/people_answers.py"),
    *("coaching/reading/clause_kinds/", "coaching/reading/matter.py"),
    *("coaching/reading/words/clause", "coaching/reading/words/word_line.py"),
    *("coaching/letters/material/", "coaching/letters/offers/offer_words.py"),
    "coaching/letters/smoothing/",
    *(
        f"coaching/letters/changes/{name}.py"
        for name in ("find_part", "judge_words", "part_orders", "read_wish", "simple_orders")
    ),
    *("coaching/facts/correct_line.py", "coaching/reading/model_answer.py"),
    "coaching/reading/times/date_words.py",
    "coaching/reading/times/in_talk/judge_phrases.py",
    "coaching/reading/times/in_talk/placed_text.py",
    "coaching/reading/times/in_talk/range_leads.py",
    "coaching/reading/times/in_talk/span_phrases.py",
    "coaching/reading/times/in_talk/talk_words.py",
    "coaching/reading/times/range_forms.py",
    "coaching/reading/times/range_words.py",
    "coaching/reading/times/zone_words.py",
)
"""Tables of words that people type; nobody reads them."""
STILL_ENGLISH: tuple[str, ...] = ()
"""What is still to be converted. Take out what is done; nothing is ever added."""
NOT_FOR_PEOPLE = {
    "handlers/answers/places.py": {"Mexico City", "Buenos Aires", "São Paulo"}
    | {"Rio de Janeiro", "New York", "San Francisco"},
    "coaching/letters/frames/day_words.py": {"America/"},
    "coaching/calendar/cities.py": {"UTC", "Etc/GMT"},
    "coaching/practice/question_bank.py": {"questions.{}.tsv"},
    "coaching/reading/times/date_clock.py": {"half ", "halb "},
    "coaching/reading/times/date_phrases.py": {" {} ago", " in {} ", " time"},
    "coaching/letters/briefs/jobs_together.py": {"referee.0."},  # the text of a step's key
    "coaching/letters/promise_letters.py": {"ownpromise.0."},
    "handlers/privacy/export_page.py": {"job"},  # a place on the page to jump to
    "coaching/playbook/thanks.py": {THANKS_LAST, THANKS_PING},
    "coaching/translation.py": {"*/*/{}.mo", ".mo"},
}
"""Agreed exceptions: what looks like a text and is a name, or a word that is only read."""

_MARKS = {"_", "plural", "in_context"}
_SHOWN_FIRST = {"Button", "Choice", "InvalidInputError", "AmbiguousAnswer"}
_SHOWN_FIRST |= {"say", "edit", "show_toast", "Text"}
_NOT_SHOWN = {
    "compile",
    "cue",
    "findall",
    "fullmatch",
    "search",
    "match",
    "sub",
    "split",
    "replace",
    "strip",
}
_NOT_SHOWN |= {"error", "warning", "info", "debug", "exception", "NewType", "getattr"}
_NOT_SHOWN |= {"cast"}
_NOT_SHOWN |= {
    "startswith",
    "endswith",
    "removeprefix",
    "removesuffix",
    "fromisoformat",
    "partition",
}
_PATTERN = re.compile(r"\(\?[:P=!]")
"""What stands in patterns for what people type, and in no text."""
_DOCUMENTATION = {"trigger", "lasts", "pings_when", "source"}
"""The columns of docs/playbook.md, as a definition of a step names them."""
_DOCUMENTED_ONLY = {"PlaybookNote"}
_TAG = re.compile(r"<[^<>]*>")
_BETWEEN = re.compile(r"\{[^}]*\}|<[^<>]*>|&\w+;|(?<!\w)/[a-z]+")
_SENTENCE = re.compile(r"[^\W\d_]{2,}[,.;:!?]? +[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Found:
    """Something in the source that a person may read."""

    path: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.words!r}"


def source_files(prefixes: tuple[str, ...]) -> Iterator[tuple[str, ast.Module]]:
    """The files of these rooms, parsed."""
    for room in ROOMS:
        paths = [ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py"))
        for path in paths:
            name = path.relative_to(ROOT).as_posix()
            if name.startswith(prefixes):
                yield name, ast.parse(path.read_text(encoding="utf-8"))


def translated_files() -> Iterator[tuple[str, ast.Module]]:
    """The files of the rooms that are done."""
    for name, tree in source_files(ROOMS):
        is_left_out = name.startswith((*STILL_ENGLISH, *FRAMES, *TYPED))
        if not is_left_out and not is_silent_reader(name, tree):
            yield name, tree


def is_silent_reader(name: str, tree: ast.Module) -> bool:
    """Tells whether a module of the readers holds only what people type, and says nothing."""
    modules = {one.module for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
    said = {"coaching.translation", "coaching.model.wording"}
    return name.startswith("coaching/reading/") and not modules & said


def unmarked_texts(path: str, tree: ast.Module) -> list[Found]:
    """Literals that read like a text for people and are not marked as one."""
    visitor = _Unmarked(path)
    visitor.visit(tree)
    return visitor.found


def glued_texts(path: str, tree: ast.Module) -> list[Found]:
    """Texts put together from pieces, which no translator can put in another order."""
    visitor = _Glue(path)
    visitor.visit(tree)
    return visitor.found


def literal_pieces(tree: ast.Module) -> set[str]:
    """What stands in a file's literals, without placeholders and tags, line by line."""
    literals = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    texts = (_BETWEEN.sub("\n", one) for one in literals if isinstance(one, str))
    return {piece.strip() for text in texts for piece in text.splitlines() if _WORD.search(piece)}


class _ForPeople(ast.NodeVisitor):
    """Walks over what people may read: no docstrings, no patterns, nothing that is compared."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Found] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        """What was typed is compared with it; nobody reads it."""

    def visit_Set(self, node: ast.Set) -> None:
        """The same."""

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.visit(node.value)

    def visit_Dict(self, node: ast.Dict) -> None:
        for value in node.values:
            self.visit(value)

    def visit_Raise(self, node: ast.Raise) -> None:
        call = node.exc
        if isinstance(call, ast.Call) and _name(call) in _SHOWN_FIRST:
            self.visit(call)

    def visit_Call(self, node: ast.Call) -> None:
        if _name(node) not in _MARKS | _NOT_SHOWN | _DOCUMENTED_ONLY:
            self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> None:
        """What stands in the documentation only is in English."""
        if node.arg not in _DOCUMENTATION:
            self.generic_visit(node)

    def report(self, node: ast.expr, words: str) -> None:
        """Keeps it unless it is a pattern or an agreed exception."""
        if not _PATTERN.search(words) and words not in NOT_FOR_PEOPLE.get(self.path, ()):
            self.found.append(Found(self.path, node.lineno, words))


class _Unmarked(_ForPeople):
    def visit_Call(self, node: ast.Call) -> None:
        shown = node.args[:1] if _name(node) in _SHOWN_FIRST else []
        for one in shown:
            if isinstance(one, ast.Constant) and _WORD.search(_plain(str(one.value))):
                self.report(one, str(one.value))
        super().visit_Call(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and _SENTENCE.search(_plain(node.value)):
            self.report(node, node.value)


class _Glue(_ForPeople):
    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        literals = [one.value for one in node.values if isinstance(one, ast.Constant)]
        words = "{}".join(_plain(str(one)) for one in literals)
        if _WORD.search(words) and not re.search(r"^\w+:|^\w*\{\}\w+:", words):
            self.report(node, words)
        self.generic_visit(node)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> None:
        self.visit(node.value)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        if isinstance(node.op, ast.Add):
            for side in (node.left, node.right):
                if isinstance(side, ast.Constant) and _WORD.search(_plain(str(side.value))):
                    self.report(side, str(side.value))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr == "join":
            glue = function.value
            if isinstance(glue, ast.Constant) and _WORD.search(str(glue.value)):
                self.report(glue, str(glue.value))
        super().visit_Call(node)


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _plain(text: str) -> str:
    return _TAG.sub("", text)
