"""What happened is heard in whichever words it is told."""
