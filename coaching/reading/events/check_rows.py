"""The ways in which people tell that somebody who vouches for them was asked about them."""

from typing import Final

from coaching.reading.events.rows import compile_rows

CHECKED: Final = compile_rows(
    """
    <they> <lately> <calls> <voucher> [and|n|,|<voucher>]*
    [i|have|had|got]* (heard from|spoke to|spoke with|talked to|talked with|call from|text from
        |message from|email from) <voucher> [,|that|and|:|;|says|she|he|said]* <they> <lately>
        <calls> (her|him|them)
    <voucher> <tells> <they> <lately> <calls> (her|him|them|PERSON)
    <voucher> <lately> (got|had|received|took|given|sent) [short|quick|long|their|phone]* (call
        |email|message|form|questionnaire|letter|request|reference request|reference form|text)
        (from|by|about|today|yesterday|DAY|for)
    <voucher> (was|were|got|been|has been|have been|had been) [DAY|today|all|both|WHEN]* (called
        |rung|phoned|contacted|emailed|asked|approached|spoken to|questioned)
    <voucher> <lately> (heard from|spoke to|spoke with|spoken to|spoken with|talked to
        |talked with) <they>
    <voucher> <tells> (she|he|they|PERSON) <lately> (heard from|spoke to|spoke with|talked to
        |talked with|spoken to|got call from|had call from|got email from) <they>
    <voucher> <lately> (gave|given|wrote|written|sent|done) [me|them|FIRM|glowing|good|great
        |lovely|nice|my|brilliant|in|off]* (reference|recommendation)
    <voucher> <lately> (filled in|filled out|filled|returned|completed) [their|my|out|in]*
        [reference]* (form|reference|questionnaire)
    (reference|references|referees|refs) [check|checks|checking]* (is|are|were|was|have|has|got
        |been|all|now|both)* (done|complete|completed|through|finished|over|happened|taken up
        |taken|checked|called|contacted|rung)
    <they> <lately> (did|done|finished|completed|ran|made|took up|taken up|checked) [my|all|both
        |two|their]* (reference|references|referees|refs) [check|checks]*
    """
)
ABOUT_ME: Final = compile_rows(
    """
    (reference|references|referee|referees|recommendation|refs)
    about me
    (asking|ask|asked|questions) [about|after|for]* me
    vouch [for]* me
    <onceboss>
    """
)
"""Tells what a call was about, where whoever got it is not known to vouch for the person."""
