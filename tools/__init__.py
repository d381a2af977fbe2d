"""Scripts that make files of the house at a desk; nothing here runs in the product."""
