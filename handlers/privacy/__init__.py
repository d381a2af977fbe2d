"""/privacy, /export and /delete, also for whoever is no longer let in."""
