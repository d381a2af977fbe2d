"""Simulates disks that fill, fail, lose power, or report what was done to them."""
