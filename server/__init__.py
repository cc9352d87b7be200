"""The central one-stop server: one store for every office, spoken to through `sync.protocol`."""
