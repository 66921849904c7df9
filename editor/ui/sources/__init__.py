"""Sources in the window: their panel and map, citing, capturing, the library between articles."""
