"""The model that marks who is named: one code with its trainer, and sure where it adds."""

from importlib.resources import files
from typing import Final

import pytest

from coaching.model.documents import Dossier
from coaching.reading import tagged as product
from coaching.reading.context import ReadingContext
from coaching.reading.message import Message
from coaching.reading.proposals import Stretch
from coaching.reading.tagged.chain_model import ChainModel
from coaching.reading.tagged.features import word_features
from coaching.reading.tagged.tag_words import Mark, NameKind, lay_marks
from coaching.reading.words.tokens import Tokens
from tests.coaching.reading.talks import BOSTON, NOW, SEARCH
from tools.reader_training.__main__ import ANNOTATED, TAGS_TRAINED_ON, digest_of
from tools.reader_training.annotated_messages import cut_annotated
from tools.reader_training.train_tags import to_tag_row

_LARGEST: Final = 500_000


def _message(text: str) -> Message:
    dossier = Dossier(SEARCH.person)
    return Message(Tokens(text), ReadingContext(dossier, NOW, BOSTON))


def _found(text: str, tag: NameKind) -> list[str]:
    return [one.span.text_in(text) for one in _message(text).name_chances.things if one.tag is tag]


def test_the_trainer_looks_at_what_the_reader_looks_at() -> None:
    """A word has the same features when the model is trained and when a message is read."""
    annotated = cut_annotated("call w/ [ana ruiz|PERSON], [head of ops|TITLE] at noon")
    rows, kinds = to_tag_row(annotated)
    message = _message(annotated.text)
    words = message.tokens.all
    assert rows == list(word_features(words, lay_marks(words, message.marks)))
    assert kinds == ["-", "-", "-", *["person"] * 2, "-", *["title"] * 3, "-", "-"]


def test_an_annotated_message_reads_as_it_was_sent() -> None:
    """The marks are no part of the text, and each stands where its words do."""
    annotated = cut_annotated("[oakline|COMPANY] wants a [data analyst|ROLE]")
    assert annotated.text == "oakline wants a data analyst"
    assert [(span.text_in(annotated.text), tag) for span, tag in annotated.spans] == [
        ("oakline", NameKind.COMPANY),
        ("data analyst", NameKind.ROLE),
    ]


def test_chances_are_those_of_all_ways_to_read_the_line() -> None:
    """What stands in one word tells of the next one, and all kinds of a word make up one."""
    model = ChainModel(("-", "person"), ((0.0, -2.0), (-2.0, 2.0)), {"sure": "b48", "any": "a8"})
    one, other = model.chances([["sure"], ["any"]])
    assert [round(sum(row), 6) for row in (one, other)] == [1.0, 1.0]
    assert other[1] > 0.5 > model.chances([["any"]])[0][1]
    assert model.chances([]) == []


def test_a_later_mark_is_written_over_an_earlier_one() -> None:
    """Words that are held for two things have the mark that was given last."""
    words = Tokens("met Ana Ruiz there").all
    marks = [Mark("firm", Stretch(4, 12)), Mark("name", Stretch(4, 7))]
    assert lay_marks(words, marks) == ["-", "name", "firm", "-"]


@pytest.mark.parametrize(
    ("text", "tag", "words"),
    [
        ("interview at oakline tmrw w priya shah, head of ops", NameKind.PERSON, ["priya shah"]),
        ("interview at oakline tmrw w priya shah, head of ops", NameKind.TITLE, ["head of ops"]),
        ("interview at oakline tmrw w priya shah, head of ops", NameKind.COMPANY, ["oakline"]),
        ("put in for night auditor at the linden inn", NameKind.ROLE, ["night auditor"]),
        ("it went fine i think, they will ring on friday", NameKind.PERSON, []),
    ],
)
def test_it_marks_what_is_typed_in_small_letters(
    text: str, tag: NameKind, words: list[str]
) -> None:
    """Somebody in a hurry types no capitals, and is understood all the same."""
    assert _found(text, tag) == words


def test_a_job_is_found_that_no_rule_knows() -> None:
    """What somebody applied for is a job also where no word before it says so."""
    roles = _message(
        "put in for teller at Harbor Savings and night auditor at the Linden Inn"
    ).roles
    assert [one.name for one in roles] == ["teller", "night auditor"]


def test_a_whole_message_is_no_firm() -> None:
    """Two words that stand alone are an order to the coach and no employer."""
    assert _message("unmute practice").companies == ()


def test_a_firm_is_found_in_small_letters() -> None:
    """Of a firm that stands where people stand as well, the words around tell."""
    firms = _message("had a chat with stripe today at 9").companies
    assert [one.name for one in firms] == ["Stripe"]


def test_a_title_is_given_to_the_one_beside_it() -> None:
    """Words between a name and a title do not hide whose it is."""
    people = _message("It was Marta Bright herself, the managing partner, plus Temi.").people
    assert [(one.name, one.title) for one in people] == [
        ("Marta Bright", "managing partner"),
        ("Temi", None),
    ]


def test_a_mail_is_left_to_the_rules() -> None:
    """The model knows how people talk, and nothing of mails."""
    text = "Dear Sam,\n\nwe invite you for an interview as night auditor.\n\nDana Lee\nLinden Inn"
    message = _message(text)
    assert "name_chances" not in vars(message)
    assert message.people
    assert "name_chances" not in vars(message)


def test_the_longest_message_is_not_marked_to_its_end() -> None:
    """What comes behind many hundred words costs nothing."""
    line = _message("met Ana at noon, " * 400).name_chances
    assert len(line.chances) == 600


def test_the_weights_stay_small() -> None:
    """The file of the model does not grow unseen."""
    assert len((files(product) / "tags.txt").read_bytes()) < _LARGEST


def test_the_weights_are_those_of_the_messages() -> None:
    """Who changes an annotated message trains anew: `make train-reader`."""
    assert TAGS_TRAINED_ON.read_text("utf-8").strip() == digest_of(ANNOTATED)


def test_an_ordinary_word_is_a_firm_only_where_a_firm_can_stand() -> None:
    """What the coach does is named in small letters as well, and is nobody's employer."""
    assert _message("no more practice").companies == ()
    assert [one.name for one in _message("had a call with forge at 3").companies] == ["Forge"]
