"""`make train-reader` trains the models of coaching/reading anew: what a clause says, and who is
named in a message.

The same tellings, annotated messages, readers and locked libraries give the same files, byte for
byte. `--try FILE` trains without a file and prints how well its clauses, or its names, are told.
`--tags` trains only the model of names.
"""

import argparse
import hashlib
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import coaching.reading.clause_kinds as product
from coaching.reading import tagged
from coaching.reading.clause_kinds.features import FARTHEST_START, clause_features, start_features
from coaching.reading.clause_kinds.linear_model import LETTERS, STEP, LinearModel
from coaching.reading.read import warm_up
from tools.reader_training.annotated_messages import read_annotated
from tools.reader_training.examples import Example, read_tellings
from tools.reader_training.train_tags import format_tag_trial, tag_rows, train_tags, write_chain

TELLINGS: Final = Path(__file__).with_name("tellings")
TRAINED_ON: Final = Path(__file__).with_name("trained_on.txt")
"""Holds the digest of the tellings from which the models that stand there were trained."""
ANNOTATED: Final = Path(__file__).with_name("annotated").resolve()
TAGS: Final = Path(tagged.__file__).with_name("tags.txt")
TAGS_TRAINED_ON: Final = Path(__file__).with_name("tags_trained_on.txt")
MODELS: Final = Path(product.__file__).parent
_LEAST: Final = 2
"""A feature counts when so many clauses have it."""
_WEAKEST: Final = 0.32
"""A weight below this share of the strongest of its feature is left out."""

Row = tuple[dict[str, float], str]
Telling = tuple[Example, ...]


def main() -> None:
    """Trains on all tellings and writes both models; with --try it only prints a table."""
    parser = argparse.ArgumentParser(prog="tools.reader_training", description=__doc__)
    parser.add_argument("--try", dest="left_out", type=Path, help="train without this file")
    parser.add_argument("--tags", action="store_true", help="train the model of names alone")
    options = parser.parse_args()
    left_out = options.left_out
    warm_up()
    if options.tags or (left_out and left_out.resolve().parent == ANNOTATED):
        _train_names(left_out)
        return
    paths = sorted(TELLINGS.glob("*.jsonl"))
    tellings = {path.name: tuple(read_tellings(path)) for path in paths}
    used = [one for name, some in tellings.items() for one in some if not _is(name, left_out)]
    kinds = train_kinds(used)
    if left_out:
        sys.stdout.write("\n".join(format_trial(kinds, tuple(read_tellings(left_out)))) + "\n")
        return
    write_model(MODELS / "kinds.txt", kinds)
    write_model(MODELS / "starts.txt", train_starts(used))
    TRAINED_ON.write_text(digest_of(TELLINGS) + "\n", encoding="utf-8")
    _train_names(None)


def _train_names(left_out: Path | None) -> None:
    """Trains the model that marks names, or prints how well it marks those of a file without it."""
    paths = sorted(ANNOTATED.glob("*.jsonl"))
    used = [one for path in paths if not _is(path.name, left_out) for one in read_annotated(path)]
    model = train_tags(tag_rows(used))
    if left_out:
        lines = format_tag_trial(model, tuple(read_annotated(left_out)))
        sys.stdout.write("\n".join(lines) + "\n")
        return
    write_chain(TAGS, model)
    TAGS_TRAINED_ON.write_text(digest_of(ANNOTATED) + "\n", encoding="utf-8")


def digest_of(folder: Path) -> str:
    """Returns a digest of all files to train from, which is another after each change of one."""
    paths = sorted(folder.glob("*.jsonl"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def _is(name: str, path: Path | None) -> bool:
    return path is not None and path.name == name


def train_kinds(tellings: Iterable[Telling]) -> LinearModel:
    """Returns the model that tells what a clause says."""
    return _fit(tuple(kind_rows(tellings)), strength=60.0, least=2)


def train_starts(tellings: Iterable[Telling]) -> LinearModel:
    """Returns the model that tells where in a clause the words worth noting begin."""
    return _fit(tuple(start_rows(tellings)), strength=20.0, least=1)


def kind_rows(tellings: Iterable[Telling]) -> Iterator[Row]:
    """Yields the features of every labelled clause with its kind."""
    for telling in tellings:
        kind = ""
        words: tuple[str, ...] = ()
        for one in telling:
            if one.kind is not None:
                yield _weigh(clause_features(one.words, kind, words)), one.kind
            kind, words = one.kind or "?", one.words


def start_rows(tellings: Iterable[Telling]) -> Iterator[Row]:
    """Yields the features of every place where the words worth noting might begin."""
    for one in (one for telling in tellings for one in telling):
        if one.start is None or one.kind is None or one.start >= FARTHEST_START:
            continue
        for at in range(min(len(one.words), FARTHEST_START)):
            features = start_features(one.words, at, one.kind)
            yield _weigh(features), "begins" if at == one.start else "runs"


def _weigh(features: Iterable[str]) -> dict[str, float]:
    distinct = dict.fromkeys(features)
    return dict.fromkeys(distinct, 1 / math.sqrt(len(distinct)))


def _fit(rows: Sequence[Row], *, strength: float, least: int) -> LinearModel:
    """Fits a logistic regression; a feature with no weight of `least` steps is left out."""
    from sklearn.feature_extraction import DictVectorizer  # only who trains has it
    from sklearn.linear_model import LogisticRegression

    seen = Counter(feature for features, _ in rows for feature in features)
    often = {feature for feature, count in seen.items() if count >= _LEAST}
    kept = [{name: value for name, value in row.items() if name in often} for row, _ in rows]
    table = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=500, tol=1e-3)
    model.fit(table.fit_transform(kept), [kind for _, kind in rows])
    kinds = tuple(str(kind) for kind in model.classes_)
    columns = model.coef_ if len(kinds) > 2 else [-model.coef_[0] / 2, model.coef_[0] / 2]
    names = enumerate(table.get_feature_names_out())
    weights = {str(name): _entries([float(one[at]) for one in columns]) for at, name in names}
    strong = {name: row for name, row in weights.items() if any(abs(w) >= least for _, w in row)}
    return LinearModel(kinds, strong)


def _entries(column: Sequence[float]) -> tuple[tuple[int, int], ...]:
    strongest = max(abs(weight) for weight in column)
    rounded = (
        (kind, round(weight * STEP))
        for kind, weight in enumerate(column)
        if abs(weight) >= _WEAKEST * strongest
    )
    return tuple((kind, weight) for kind, weight in rounded if weight)


def write_model(path: Path, model: LinearModel) -> None:
    """Writes the kinds, then a line for each feature."""
    lines = [" ".join(model.kinds), *sorted(_to_line(*row) for row in model.weights.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _to_line(feature: str, entries: Iterable[tuple[int, int]]) -> str:
    return feature + "\t" + "".join(f"{LETTERS[kind]}{weight}" for kind, weight in entries)


def format_trial(model: LinearModel, tellings: Sequence[Telling]) -> list[str]:
    """Returns a line for each kind: how many there are, how many were told, how many rightly."""
    there: Counter[str] = Counter()
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for features, kind in kind_rows(tellings):
        chances = model.probabilities(features)
        guess = model.kinds[chances.index(max(chances))]
        there[kind] += 1
        told[guess] += 1
        right[kind] += guess == kind
    return [f"{kind:<20}{there[kind]:>6}{told[kind]:>6}{right[kind]:>6}" for kind in sorted(there)]


if __name__ == "__main__":
    main()
