"""Tests that the coach gives the advice it promises."""
