"""Each step of the playbook, from what triggers it to the last button, over HTTP."""
