"""A hello three and six months after a job ended, to whom a person stays in touch with."""
