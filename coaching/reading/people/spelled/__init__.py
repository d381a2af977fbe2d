"""Reads how names are spelled: put right, spelled out, or told with a first name later."""
