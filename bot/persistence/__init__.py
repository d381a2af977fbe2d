"""Opens what is kept, loads people from it, and makes its daily backup."""
