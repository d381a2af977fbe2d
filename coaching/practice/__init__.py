"""This package holds questions to practise, the attempts made, and when each is asked again."""
