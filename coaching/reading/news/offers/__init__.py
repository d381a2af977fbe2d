"""Reads offers: what is offered, and by when it has to be answered."""
