"""Each module here is the trial of one promise, which `make torture` runs."""
