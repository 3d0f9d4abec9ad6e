"""What a timeline is about, as YAML: parties, subject words, lanes."""

from extract.topics.topic import Topic, TopicError, load_topic

__all__ = ["Topic", "TopicError", "load_topic"]
