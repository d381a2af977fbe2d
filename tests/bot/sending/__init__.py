"""Tests of sending the outbox."""
