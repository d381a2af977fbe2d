"""A small learned model that tells what a clause says where no phrase of ours does."""
