"""What an events.yaml may hold: the models that check it, and the JSON Schema made from them."""

from timeline.schema.models import Event, Importance, Lane, Review, Source, Status, Timeline

__all__ = ["Event", "Importance", "Lane", "Review", "Source", "Status", "Timeline"]
