"""An offer is on the table: by when it is answered, who hears of it, and what a yes ends."""
