"""Three lives with the coach, each as a person types who has no time for it."""
