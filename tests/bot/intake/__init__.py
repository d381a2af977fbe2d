"""Tests of taking in what people did."""
