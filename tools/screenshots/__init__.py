"""The pictures of README and docs, taken of lives that are played in the running playground."""
