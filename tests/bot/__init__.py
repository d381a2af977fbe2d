"""Tests the running bot against real servers and a real database."""
