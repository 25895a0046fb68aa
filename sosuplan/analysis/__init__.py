"""Questions asked of the engine: every answer is the same projection over a batch of lever sets."""
