"""Measures the code by the house's own rules: folders, imports, names and lengths.

`python -m tools.house` prints the table; tests/test_house.py holds the rules.
"""

import ast
import statistics
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PRODUCT = ("bot", "handlers", "storage", "coaching", "playground")
ROOMS = (*PRODUCT, "tests", "benchmarks", "tools")
_IRREGULAR = """
    been begun bitten blown born bought bound broken brought built burnt caught chosen clung
    done drawn driven drunk eaten fallen fed felt flown forbidden forgiven forgotten fought
    found frozen given gone got gotten grown had heard held hidden kept known laid led left lent
    lost made meant met mistaken paid redone redrawn resent rewritten ridden risen rung said
    seen sent shaken shown slept sold sought spent spoken stolen stood struck stuck sung sunk
    swept sworn taken taught thought thrown told torn understood undone unmade withdrawn woken
    won worn wound woven written
"""
PARTICIPLES = frozenset(_IRREGULAR.split())
"""Irregular ones. Verbs whose participle is the verb itself (read, put, set, cut, run, split, let,
hit, quit, shut, spread) are left out: there the name alone cannot tell."""
VERBS_IN_ED = frozenset({"bleed", "embed", "exceed", "feed", "need", "proceed", "seed", "shred"})
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One file of Python, read."""

    path: Path
    """From the root of the repository."""
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        return self.path.parts[0]

    @property
    def name(self) -> str:
        parts = self.path.with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def line_count(self) -> int:
        return self.text.count("\n")

    def functions(self) -> Iterator[Function]:
        """All of them, methods and inner functions too."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node

    def imported_names(self) -> Iterator[str]:
        """What it imports when it is loaded or later, as dotted names."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def read_modules(rooms: Iterable[str] = ROOMS, root: Path = ROOT) -> list[Module]:
    """Reads every module of these rooms, in the order of their paths."""
    return [
        Module(path.relative_to(root), text := path.read_text("utf-8"), ast.parse(text))
        for room in rooms
        for path in sorted((root / room).rglob("*.py"))
    ]


# -- names -----------------------------------------------------------------------------------------


def is_participle(word: str) -> bool:
    """Whether a name that begins with this word says what was done instead of what it does."""
    return word in PARTICIPLES or (
        word.endswith("ed") and len(word) > 3 and word not in VERBS_IN_ED
    )


def find_participles(modules: Iterable[Module]) -> list[tuple[str, str]]:
    """Functions that begin with a past participle, as name and path."""
    return [
        (function.name, str(module.path))
        for module in modules
        for function in module.functions()
        if is_participle(function.name.strip("_").split("_")[0].lower())
    ]


def find_shared_classes(modules: Iterable[Module]) -> dict[str, list[str]]:
    """Class names that stand in more than one module, with the paths."""
    places: dict[str, list[str]] = defaultdict(list)
    for module in modules:
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(module.path))
    return {name: paths for name, paths in sorted(places.items()) if len(paths) > 1}


def find_shared_files(modules: Iterable[Module]) -> dict[str, list[str]]:
    """File names that stand in more than one room, with the paths."""
    places: dict[str, list[str]] = defaultdict(list)
    for module in modules:
        if not module.path.name.startswith("__"):
            places[module.path.name].append(str(module.path))
    return {
        name: paths
        for name, paths in sorted(places.items())
        if len({Path(path).parts[0] for path in paths}) > 1
    }


# -- sizes -----------------------------------------------------------------------------------------


def count_files(modules: Iterable[Module]) -> Counter[str]:
    """How many modules each folder holds, `__init__` left out."""
    return Counter(str(one.path.parent) for one in modules if one.path.name != "__init__.py")


def count_lines(function: Function) -> int:
    """The lines of a function from `def` on, without its docstring."""
    lines = _height(function)
    return lines - _height(function.body[0]) if ast.get_docstring(function) else lines


def _height(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def measure_functions(modules: Iterable[Module]) -> list[tuple[int, str, str]]:
    """Lines, name and path of every function, the longest first."""
    return sorted(
        (
            (count_lines(function), function.name, str(module.path))
            for module in modules
            for function in module.functions()
        ),
        reverse=True,
    )


# -- imports ---------------------------------------------------------------------------------------


def read_layers(root: Path = ROOT) -> dict[str, list[list[str]]]:
    """Of each room its floors, the highest first, by the contracts in pyproject.toml."""
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    return {
        container: [
            [part.strip() for part in layer.replace(":", "|").split("|")]
            for layer in contract["layers"]
        ]
        for contract in settings["tool"]["importlinter"]["contracts"]
        for container in contract.get("containers", ())
    }


def read_floors(root: Path = ROOT) -> dict[str, int]:
    """Of each part of each room, how high it stands."""
    return {
        f"{room}.{part}": height
        for room, layers in read_layers(root).items()
        for height, layer in enumerate(reversed(layers))
        for part in layer
    }


def format_floors(root: Path = ROOT) -> list[str]:
    """One line a room, as docs/architecture.md shows them."""
    return [
        f"- **{room}**: " + " → ".join(", ".join(f"`{part}`" for part in layer) for layer in layers)
        for room, layers in read_layers(root).items()
    ]


def read_folder_imports(modules: Sequence[Module]) -> set[tuple[str, str]]:
    """Who imports whom among the parts of one room: folders, and modules that stand in none.

    A room's own `__init__` is its face to others and counts as no part.
    """
    parts = {".".join(module.name.split(".")[:2]) for module in modules} - {*ROOMS}
    found: set[tuple[str, str]] = set()
    for module in modules:
        importer = ".".join(module.name.split(".")[:2])
        if importer not in parts:
            continue
        for name in module.imported_names():
            imported = ".".join(name.split(".")[:2])
            if imported in parts and imported != importer and name.split(".")[0] == module.room:
                found.add((importer, imported))
    return found


def find_upward(imports: Iterable[tuple[str, str]], floors: Mapping[str, int]) -> list[str]:
    """Imports of something that stands higher."""
    return sorted(
        f"{importer} -> {imported}"
        for importer, imported in imports
        if floors.get(importer, 0) < floors.get(imported, 0)
    )


def find_circles(imports: Iterable[tuple[str, str]]) -> list[str]:
    """Parts that reach themselves again by imports."""
    below: dict[str, set[str]] = defaultdict(set)
    for importer, imported in imports:
        below[importer].add(imported)
    return sorted(part for part in [*below] if part in _reach_from(part, below))


def _reach_from(start: str, below: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        for part in below.get(waiting.pop(), set()) - reached:
            reached.add(part)
            waiting.append(part)
    return reached


# -- the table -------------------------------------------------------------------------------------


def format_table(modules: Sequence[Module]) -> Iterator[str]:
    """The lines of the table."""
    product = [module for module in modules if module.room in PRODUCT]
    imports = read_folder_imports(product)
    yield "files in a folder (the ten fullest)"
    yield from (f"  {count:4}  {folder}" for folder, count in count_files(modules).most_common(10))
    yield "floors, from top to bottom"
    yield from (f"  {line}" for line in format_floors())
    yield from _format_list("imports that run upward", find_upward(imports, read_floors()))
    yield from _format_list("parts that import in a circle", find_circles(imports))
    participles = [f"{name}  {path}" for name, path in find_participles(product)]
    yield from _format_list("functions that begin with a participle", participles)
    yield from _format_list(
        "class names with two places", _format_places(find_shared_classes(modules))
    )
    yield from _format_list("file names in two rooms", _format_places(find_shared_files(product)))
    yield from _format_functions(measure_functions(product))
    yield "lines"
    for room in ROOMS:
        lines = sum(module.line_count for module in modules if module.room == room)
        yield f"  {lines:6}  {room}"
    yield f"  {sum(module.line_count for module in product):6}  the product in all"


def _format_list(heading: str, found: Sequence[str]) -> Iterator[str]:
    yield f"{heading}: {len(found) or 'none'}"
    yield from (f"  {one}" for one in found)


def _format_places(shared: Mapping[str, Sequence[str]]) -> list[str]:
    return [f"{name}  {', '.join(paths)}" for name, paths in shared.items()]


def _format_functions(measured: Sequence[tuple[int, str, str]]) -> Iterator[str]:
    lengths = [lines for lines, _, _ in measured]
    ninety = statistics.quantiles(lengths, n=10)[8]
    yield (
        f"lines of a function: median {statistics.median(lengths):.0f}, "
        f"90 % at most {ninety:.0f}, longest {lengths[0]} ({measured[0][1]} in {measured[0][2]})"
    )


def main() -> None:
    """Prints the table."""
    for line in format_table(read_modules()):
        print(line)  # noqa: T201 - this is what the program is for


if __name__ == "__main__":
    main()
