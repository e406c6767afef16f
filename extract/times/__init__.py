"""When: time expressions, what they do in a sentence, and the periods of its figures."""
