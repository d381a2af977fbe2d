"""Reads mails and invitations that are pasted or forwarded, by their meaning."""
