"""The people: contacts met at employers, and the referees who vouch for the person."""
