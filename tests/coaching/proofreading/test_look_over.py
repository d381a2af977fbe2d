"""A text is looked over: what is certain is mended, the rest is found, names are left alone."""

import pytest

from coaching.proofreading.grammar import find_mistakes, is_checker_installed
from coaching.proofreading.look_over import find_slips, mend

needs_checker = pytest.mark.skipif(not is_checker_installed(), reason="the extra is not installed")


def found(text: str, *names: str) -> list[tuple[str, str]]:
    """What looks wrong, with what was probably meant."""
    return [(slip.wrong, slip.right) for slip in find_slips(text, names)]


@pytest.mark.parametrize(
    "text",
    [
        "Lieber Herr Chen, vielen Dank für das Gespräch am Dienstag, i freue mich.",
        "Grazie per il colloquio di ieri, i colleghi sono stati molto gentili con me.",
        "Bedankt voor het gesprek van gisteren, het was goed en we zien elkaar weer.",
        "Dziękuję za rozmowę i za miłe przyjęcie, to była dla mnie przyjemność.",
        "Obrigado pela conversa de ontem, a equipe me pareceu muito boa e eu gostei.",
        "Gracias por la entrevista de ayer, me alegro de poder hablar con usted.",
        "Merci beaucoup pour cet entretien et pour votre temps, à bientôt.",
        "谢谢您。再见。",
        "",
    ],
)
def test_other_languages_are_left_alone(text: str) -> None:
    """Neither mended nor asked about."""
    assert mend(text).text == text
    assert found(text) == []


def test_addresses_and_names_are_left_alone() -> None:
    """A link spells as it likes, and so does a firm."""
    text = "I know that we saw https://example.org/the-the/i and their.alot@example.org there."
    assert mend(text).text == text
    assert found(text) == []
    assert found("I would like to work for Alot Foods.", "Alot Foods") == []
    assert mend("I thank The The for the show.", ("The The",)).text.count("The The") == 1


def test_a_mended_text_has_nothing_left_to_mend() -> None:
    """What is put right once stays right."""
    once = mend("i saw the the lab on monday , and i dont mind. thank you  for it.")
    assert once.text == "I saw the lab on Monday, and I don't mind. Thank you for it."
    assert mend(once.text).slips == ()


def test_a_word_of_the_jobs_requirements_is_no_slip_of_spelling() -> None:
    """What they ask for is spelled as they spell it, which excuses no their for there."""
    words = ("experience with dbtt and their tools",)
    assert find_slips("I know dbtt well, as you asked.", (), words) == ()
    assert find_slips("I think their is more.", (), words)


@needs_checker
@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("I recieved your mail and thank you for it.", ("recieved", "received")),
        ("Unfortunatly I forgot to say it.", ("Unfortunatly", "Unfortunately")),
        ("What you said was usefull to me.", ("usefull", "useful")),
        ("I am happy that their is more to talk about.", ("their", "there")),
    ],
)
def test_spelling_and_grammar_are_checked(text: str, right: tuple[str, str]) -> None:
    """Plain errors are found with the word that was probably meant."""
    assert found(text) == [right]


@needs_checker
@pytest.mark.parametrize(
    "text",
    [
        "Dear Siobhan Nguyen, thank you for the talk on Kubernetes and dbt.",
        "I realise that the organisation of the colour catalogue travelled far.",
        "I realize that the organization of the color catalog traveled far.",
        "Thank you for the roadmap, the onboarding and the runbook of your stakeholders.",
        "The selvedge archive and the cryo labels were new to me.",
        "Neither of us was sure, and the recipe I promised you is here.",
        "I cut a water effect before the show, and can say no to a client.",
        "I took a course in anaesthesia, limbed trees and worked in paediatrics.",
    ],
)
def test_names_terms_and_both_englishes_are_left_alone(text: str) -> None:
    """Names, tools, terms of a trade, British and American spelling are no slips."""
    assert find_mistakes(text, ("Siobhan Nguyen",)) == ()


@needs_checker
def test_a_known_name_in_small_letters_is_no_slip() -> None:
    """A known name in small letters is right, whatever a dictionary says."""
    slips = find_mistakes("Thank you for what you told me of teh robots, danah.", ("Danah",))
    assert [(slip.wrong, slip.right) for slip in slips] == [("teh", "the")]
