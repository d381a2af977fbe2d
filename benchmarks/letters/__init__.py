"""How good the letters are that are written of hurried notes, measured on dossiers."""
