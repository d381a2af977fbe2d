"""The playbook: each kind of step, its window, and what happened to it."""
