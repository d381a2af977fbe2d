"""Finds docstrings that name something which does not exist, as a rename leaves them behind."""

import ast
import re
from collections.abc import Iterable, Iterator

from tools.house import Function, Module

Scope = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
_BACKTICKED = re.compile(r"`([A-Za-z_]\w*)`")
_CONSTANT = re.compile(r"\b[A-Z]+_[A-Z_]+\b")


def find_stale_names(modules: Iterable[Module]) -> list[tuple[str, str]]:
    """Returns each name that is stale, with its module.

    A name in backticks has to stand in the function or class that the docstring belongs to, or be
    defined in its module or class, or be the name of a module. A name in capitals has to stand
    anywhere in the code.
    """
    known = list(modules)
    module_names = {part for module in known for part in module.name.split(".")}
    anywhere = {name for module in known for name in _find_identifiers(module.tree)}
    return sorted(
        (name, str(module.path))
        for module in known
        for text, near in _find_docstrings(module.tree, module_names)
        for name in {
            *(set(_BACKTICKED.findall(text)) - near),
            *(set(_CONSTANT.findall(text)) - anywhere),
        }
    )


def _find_docstrings(scope: Scope, outer: set[str]) -> Iterator[tuple[str, set[str]]]:
    """Yields the strings that stand alone in a scope, with the names that they may use."""
    defined = set() if isinstance(scope, Function) else set(_find_defined(scope))
    near = outer | defined | set(_find_identifiers(scope))
    for node in scope.body:
        match node:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield text, near
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from _find_docstrings(node, outer | defined)


def _find_defined(scope: ast.Module | ast.ClassDef) -> Iterator[str]:
    """Yields what a module or a class imports and defines, with the fields of its classes."""
    for node in scope.body:
        match node:
            case ast.ClassDef(name=name):
                yield from (name, *_find_defined(node))
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                yield from (alias.asname or alias.name for alias in aliases)
            case ast.Assign() | ast.AnnAssign():
                yield from (one.id for one in ast.walk(node) if isinstance(one, ast.Name))


def _find_identifiers(scope: ast.AST) -> Iterator[str]:
    """Yields every name inside, and every string that could be the key of a field."""
    for node in ast.walk(scope):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                yield name
            case ast.keyword(arg=str(name)) | ast.Constant(value=str(name)):
                yield name
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
            case ast.AsyncFunctionDef(name=name):
                yield name
