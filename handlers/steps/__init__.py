"""A person looks at their steps with /status, and does, puts off, skips or reopens one."""
