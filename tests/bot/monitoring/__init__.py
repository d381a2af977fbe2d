"""Tests of health, metrics and log."""
