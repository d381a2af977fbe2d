"""Finds every regular expression of the product, and how each is used, without a list of them."""

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, partial
from types import ModuleType
from typing import Any

from coaching.reading.words.phrase_table import PhraseTable
from tools.house import PRODUCT, Module, read_modules

SEARCHES = frozenset({"search", "sub", "subn", "findall", "finditer", "split"})
USES = SEARCHES | {"match", "fullmatch"}
AnyPattern = re.Pattern[str] | re.Pattern[bytes]


@dataclass(frozen=True, slots=True)
class PatternUse:
    """Is a pattern, where it stands, and one way in which it is used: it is matched from the start
    of a text, against a whole text, or looked for all through it."""

    where: str
    pattern: AnyPattern
    way: str

    @property
    def name(self) -> str:
        """The name in the listing."""
        return f"{self.where} {self.way}"

    def run(self, text: str) -> None:
        """Uses the pattern on a text as the product does."""
        subject: Any = text.encode() if isinstance(self.pattern.pattern, bytes) else text
        if self.way == "match":
            self.pattern.match(subject)
        elif self.way == "fullmatch":
            self.pattern.fullmatch(subject)
        else:
            for _ in self.pattern.finditer(subject):
                pass


@dataclass(frozen=True, slots=True)
class PatternsFound:
    """Holds what was found; `unread` names calls whose pattern only a running function knows."""

    uses: tuple[PatternUse, ...]
    unread: tuple[str, ...]


def product_modules() -> list[tuple[Module, ModuleType]]:
    """Returns every module of the product, read and imported, without the ones that run."""
    return [
        (module, importlib.import_module(module.name))
        for module in read_modules(PRODUCT)
        if not module.name.endswith("__main__")
    ]


def find_patterns(modules: Iterable[tuple[Module, ModuleType]]) -> PatternsFound:
    """Returns every pattern that is written in these modules or kept in one of their values."""
    modules = list(modules)
    shared = _ways_by_name(module.tree for module, _ in modules)
    uses: dict[tuple[object, int, str], PatternUse] = {}
    unread: list[str] = []
    for module, loaded in modules:
        ways_by_name = _ways_within(module, shared)
        found, unknown = _written_patterns(module, loaded, ways_by_name)
        kept = _kept_patterns(module, loaded, ways_by_name)
        written = {use.pattern for use in found}
        if not any(use.pattern not in written for use in kept):
            unread += unknown
        for use in (*found, *kept):
            uses.setdefault((use.pattern.pattern, use.pattern.flags, _group(use.way)), use)
    return PatternsFound(tuple(uses.values()), tuple(unread))


def _ways_within(module: Module, shared: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Returns how each name is used: a private one by its own module, any other by all of them."""
    own = _ways_by_name([module.tree])
    public = {name: ways for name, ways in shared.items() if not name.startswith("_")}
    return public | {name: ways for name, ways in own.items() if name.startswith("_")}


def _group(way: str) -> str:
    return "search" if way in SEARCHES else way


def _written_patterns(
    module: Module, loaded: ModuleType, ways_by_name: Mapping[str, set[str]]
) -> tuple[list[PatternUse], list[str]]:
    """Returns the patterns that are written in calls of `re`, and the calls that could not be
    read."""
    found: list[PatternUse] = []
    unread: list[str] = []
    names = _names_of_calls(module.tree)
    for call in _calls_of_re(module.tree):
        way, where = _attribute(call), f"{module.path}:{call.lineno}"
        try:
            pattern = re.compile(*_values_of(call, loaded, way))
        except (NameError, AttributeError, TypeError):
            unread.append(where)
            continue
        ways: Set[str] = {way}
        if way == "compile":
            ways = ways_by_name.get(names.get(id(call), ""), set()) or _loose_ways(module.tree)
        found += (PatternUse(where, pattern, each) for each in sorted(set(map(_group, ways))))
    return found, unread


def _values_of(call: ast.Call, loaded: ModuleType, way: str) -> list[Any]:
    """Returns the pattern of a call and its flags, as the module knows them."""
    given = {word.arg: word.value for word in call.keywords}
    flags = given.get("flags")
    place = {"compile": 1, "search": 2, "match": 2, "fullmatch": 2, "findall": 2, "finditer": 2}
    if flags is None and len(call.args) > place.get(way, 9):
        flags = call.args[place[way]]
    parts = [call.args[0], *([flags] if flags is not None else [])]
    return [_value_of(part, loaded) for part in parts]


def _value_of(node: ast.expr, loaded: ModuleType) -> Any:
    code = compile(ast.Expression(node), "<pattern>", "eval")
    return eval(code, vars(loaded))  # noqa: S307 - it is our own source that is read


def _kept_patterns(
    module: Module, loaded: ModuleType, ways_by_name: Mapping[str, set[str]]
) -> list[PatternUse]:
    """Returns the patterns inside the values of a module, such as those of a table of forms."""
    found: list[PatternUse] = []
    for name, value in vars(loaded).items():
        for number, pattern in enumerate(_patterns_in(value, 5)):
            ways = ways_by_name.get(name, set()) or _loose_ways(module.tree)
            where = f"{module.path} {name}[{number}]"
            found += (PatternUse(where, pattern, each) for each in sorted(set(map(_group, ways))))
    return found


def _patterns_in(value: object, depth: int) -> Iterator[AnyPattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, PhraseTable):
        yield value.whole  # whoever tries all rows at once works longer than the product does
    elif depth:
        for part in _parts_of(value):
            yield from _patterns_in(part, depth - 1)


def _parts_of(value: object) -> Iterable[object]:
    if isinstance(value, tuple | list | frozenset | set):
        return value
    if isinstance(value, dict):
        return (*value.keys(), *value.values())
    if isinstance(value, partial):
        return value.args
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name, None) for field in fields(value)]
    return ()


def _calls_of_re(tree: ast.AST) -> Iterator[ast.Call]:
    for node in _calls_in(tree):
        if _attribute(node) in USES | {"compile"}:
            receiver = node.func.value if isinstance(node.func, ast.Attribute) else None
            if isinstance(receiver, ast.Name) and receiver.id == "re" and node.args:
                yield node


def _attribute(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _names_of_calls(tree: ast.Module) -> dict[int, str]:
    """Returns under which name of the module the result of a call is kept."""
    return {
        id(node.value): target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and node.value is not None
    }


def _ways_by_name(trees: Iterable[ast.AST]) -> dict[str, set[str]]:
    """Returns how each name is used as a pattern, and, where it is handed to a function, in which
    ways a function beside it uses what it is handed."""
    ways: defaultdict[str, set[str]] = defaultdict(set)
    for tree in trees:
        for name, found in _ways_in(tree).items():
            ways[name] |= found
    return dict(ways)


@cache
def _ways_in(tree: ast.AST) -> dict[str, set[str]]:
    ways: defaultdict[str, set[str]] = defaultdict(set)
    loose = _loose_ways(tree)
    for node in _calls_in(tree):
        receiver = node.func.value if isinstance(node.func, ast.Attribute) else None
        if isinstance(receiver, ast.Name) and _attribute(node) in USES:
            ways[receiver.id].add(_attribute(node))
        for given in node.args:
            if isinstance(given, ast.Name) and given.id.lstrip("_").isupper():
                ways[given.id] |= loose
    return dict(ways)


@cache
def _loose_ways(tree: ast.AST) -> frozenset[str]:
    """Returns the ways in which a module uses patterns that are no constants of its own; all ways
    where it does not say."""
    found: set[str] = set()
    for node in _calls_in(tree):
        if _attribute(node) in USES - {"split"}:
            receiver = node.func.value if isinstance(node.func, ast.Attribute) else None
            is_constant = isinstance(receiver, ast.Name) and (
                receiver.id == "re" or receiver.id.lstrip("_").isupper()
            )
            if not is_constant:
                found.add(_attribute(node))
    return frozenset(found or {"match", "fullmatch", "search"})


@cache
def _calls_in(tree: ast.AST) -> tuple[ast.Call, ...]:
    return tuple(node for node in ast.walk(tree) if isinstance(node, ast.Call))
