"""One article in, observations and rejects out: pure, no Prefect, no pandas."""
