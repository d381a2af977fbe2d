"""Questions to practise, the attempts made, and when each is asked again."""
