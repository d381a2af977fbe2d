"""Takes what is sent that is no text: voice notes, files, invitations, cards and places."""
