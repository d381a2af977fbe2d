"""Letters in the chat: chosen, drafted, shown in other forms, and copied."""
