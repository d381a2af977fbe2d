"""What the coach knows: facts, the playbook, windows, dates people type, drafts. Pure."""
