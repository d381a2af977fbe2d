"""Measures the code by the house's own rules: folders, imports, names and lengths.

`python -m tools.house [ROOT]` prints the table of this repository or of another checkout, which may
be an old one; tests/test_house.py holds the rules.
"""

import argparse
import ast
import copy
import gc
import statistics
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
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
    with _keep_all():
        return [
            Module(path.relative_to(root), text := path.read_text("utf-8"), ast.parse(text))
            for room in rooms
            for path in sorted((root / room).rglob("*.py"))
        ]


@contextmanager
def _keep_all() -> Iterator[None]:
    """Looks for no garbage while trees are built, which hold none: that takes four fifths of the
    time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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


def count_functions(modules: Iterable[Module]) -> int:
    """How many functions there are, methods and inner functions too."""
    return sum(1 for module in modules for _ in module.functions())


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


def count_statements(modules: Iterable[Module]) -> int:
    """How many statements there are, docstrings left out; how they are laid out does not matter."""
    return sum(
        isinstance(node, ast.stmt) and not _is_docstring(node)
        for module in modules
        for node in ast.walk(module.tree)
    )


def _is_docstring(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


# -- shapes ----------------------------------------------------------------------------------------

SHAPE_STATEMENTS = 5
"""A body of fewer statements may be alike by chance."""


def find_shared_shapes(modules: Iterable[Module]) -> list[list[str]]:
    """Functions whose bodies are alike but for the names in them, as groups of name and path."""
    places: dict[str, list[str]] = defaultdict(list)
    for module in modules:
        for function in module.functions():
            body = [one for one in function.body if not _is_docstring(one)]
            statements = (node for one in body for node in ast.walk(one))
            if sum(isinstance(node, ast.stmt) for node in statements) >= SHAPE_STATEMENTS:
                places[_describe_shape(body)].append(f"{function.name} in {module.path}")
    return sorted(group for group in places.values() if len(group) > 1)


def _describe_shape(body: Iterable[ast.stmt]) -> str:
    return "\n".join(ast.dump(_NameRemover().visit(copy.deepcopy(one))) for one in body)


class _NameRemover(ast.NodeTransformer):
    """Takes the names out of a copy of the code: of variables, attributes, arguments, functions."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        for field in ("id", "attr", "arg", "name", "asname", "module"):
            if isinstance(getattr(node, field, None), str):
                setattr(node, field, "_")
        return super().generic_visit(node)


# -- imports ---------------------------------------------------------------------------------------


def read_layers(root: Path = ROOT) -> dict[str, list[list[str]]]:
    """Of each room its floors, the highest first, by the contracts in pyproject.toml."""
    page = root / "pyproject.toml"
    settings = tomllib.loads(page.read_text("utf-8")) if page.exists() else {}
    return {
        container: [
            [part.strip() for part in layer.replace(":", "|").split("|")]
            for layer in contract["layers"]
        ]
        for contract in settings.get("tool", {}).get("importlinter", {}).get("contracts", ())
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


def read_folder_imports(
    modules: Sequence[Module], containers: Iterable[str] = ROOMS
) -> set[tuple[str, str]]:
    """Who imports whom among the parts of one container: its folders, and modules in none.

    A container is a room, or a folder that has floors of its own. Its own `__init__` is its face to
    others and counts as no part.
    """
    return {
        (importer, imported)
        for container in containers
        for parts in [{_part(module.name, container) for module in modules} - {""}]
        for module in modules
        for importer in [_part(module.name, container)]
        for name in module.imported_names()
        for imported in [_part(name, container)]
        if importer and imported in parts and imported != importer
    }


def _part(name: str, container: str) -> str:
    """The part of the container that a dotted name stands in; "" for none."""
    rest = name.removeprefix(f"{container}.")
    return f"{container}.{rest.split('.')[0]}" if rest != name else ""


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


def format_table(modules: Sequence[Module], root: Path = ROOT) -> Iterator[str]:
    """The lines of the table of the checkout at `root`."""
    product = [module for module in modules if module.room in PRODUCT]
    tests = [module for module in modules if module.room == "tests"]
    imports = read_folder_imports(product, {*PRODUCT, *read_layers(root)})
    yield "files in a folder (the ten fullest)"
    yield from (f"  {count:4}  {folder}" for folder, count in count_files(modules).most_common(10))
    yield "floors, from top to bottom"
    yield from (f"  {line}" for line in format_floors(root))
    yield from _format_list("imports that run upward", find_upward(imports, read_floors(root)))
    yield from _format_list("parts that import in a circle", find_circles(imports))
    yield f"functions that begin with a participle: {_format_share(product)}"
    yield from (f"  {name}  {path}" for name, path in find_participles(product))
    yield f"the same in tests: {_format_share(tests)}"
    shapes = [", ".join(group) for group in find_shared_shapes(product)]
    yield from _format_list("functions of the same shape", shapes)
    yield from _format_list(
        "class names with two places", _format_places(find_shared_classes(modules))
    )
    yield from _format_list("file names in two rooms", _format_places(find_shared_files(product)))
    yield from _format_functions(measure_functions(product))
    yield "lines and statements"
    for room in ROOMS:
        yield _format_size([module for module in modules if module.room == room], room)
    yield _format_size(product, "the product in all")


def _format_size(modules: Sequence[Module], name: str) -> str:
    lines = sum(module.line_count for module in modules)
    return f"  {lines:6} {count_statements(modules):6}  {name}"


def _format_share(modules: Sequence[Module]) -> str:
    found, count = len(find_participles(modules)), count_functions(modules)
    return f"{found} of {count} ({found / max(count, 1):.1%})"


def _format_list(heading: str, found: Sequence[str]) -> Iterator[str]:
    yield f"{heading}: {len(found) or 'none'}"
    yield from (f"  {one}" for one in found)


def _format_places(shared: Mapping[str, Sequence[str]]) -> list[str]:
    return [f"{name}  {', '.join(paths)}" for name, paths in shared.items()]


def _format_functions(measured: Sequence[tuple[int, str, str]]) -> Iterator[str]:
    lengths = [lines for lines, _, _ in measured]
    if len(lengths) < 2:
        return
    ninety = statistics.quantiles(lengths, n=10)[8]
    yield (
        f"lines of a function: median {statistics.median(lengths):.0f}, "
        f"90 % at most {ninety:.0f}, longest {lengths[0]} ({measured[0][1]} in {measured[0][2]})"
    )


def main() -> None:
    """Prints the table of the checkout that is named, or of this one."""
    parser = argparse.ArgumentParser(prog="python -m tools.house", description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=ROOT, help="another checkout")
    root = parser.parse_args().root.resolve()
    for line in format_table(read_modules(root=root), root):
        print(line)  # noqa: T201 - this is what the program is for


if __name__ == "__main__":
    main()
