"""What is said to the coach itself: thanks, questions, and wishes for a letter or for quiet."""
