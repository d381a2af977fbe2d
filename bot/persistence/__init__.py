"""Opens what is kept, and makes its daily backup."""
