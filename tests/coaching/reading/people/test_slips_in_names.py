"""A name that is put right at once is kept as it is right, and a deed is no surname."""

import pytest

from tests.coaching.reading.telling.telling_checks import job, message_of

JOB = job(1, "Acme", ("Dana Lee", "Tom Becker"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A trustee was there, Bernard Hartley, no, Hartwell, with a badge", {"Bernard Hartwell"}),
        ("Also Frau Pichlmayr, no, Pichlmeier from personnel", {"Pichlmeier"}),
        ("Dana already answered with a row of smileys", {"Dana Lee"}),
        ("what Tom wasn't happy with is my notice", {"Tom Becker"}),
        ("told Dana I'll bring two loaves", {"Dana Lee"}),
    ],
)
def test_the_right_name_is_kept(text: str, names: set[str]) -> None:
    assert {one.name for one in message_of(text, JOB).people} == names


@pytest.mark.parametrize(
    "text", ["She joined on screen from Curitiba.", "Next is the London team."]
)
def test_a_city_where_somebody_sits_is_no_firm(text: str) -> None:
    told = f"Dana Lee asked how I plan a route. {text} We talked about pumps and rotas."
    assert not message_of(told, JOB).companies
