"""The trials, one promise each; a module here is a trial that `make torture` runs."""
