"""The turn, the buttons and the formatting that all conversations share."""
