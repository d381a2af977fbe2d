"""Disks that fill, fail, lose power, or tell what was done to them."""
