"""A person sets their place, hours, name and more here, from the first /start on."""
