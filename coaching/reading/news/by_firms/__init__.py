"""Hears how employers and agencies write that it is a no, a yes, or that somebody is out."""
