"""Seals for the place alone, so that a seal does not say whose chat it is."""

from storage.tables.seal_places import SealPlace


def forget_bound_facts(place: SealPlace) -> SealPlace:
    """Returns the place alone, as seals were made for earlier."""
    return SealPlace(place.place)
