"""Tests of the playbook's steps and windows, and of the planner."""
