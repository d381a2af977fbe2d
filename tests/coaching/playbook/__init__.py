"""Tests the playbook's steps and windows, and the planner."""
