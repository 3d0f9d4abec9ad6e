"""From texts to proposed events: documents → expressions → mentions, and the pipeline that joins them."""
