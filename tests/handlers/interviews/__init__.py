"""Tests of logging and correcting interviews."""
