"""What is said freely, as a person says it and reads it."""
