"""What is said to the coach itself: thanks, questions, and wishes for quiet or to delete."""
