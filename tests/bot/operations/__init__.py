"""Tests the operator's commands and the backups."""
