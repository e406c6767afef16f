"""Text as the readers see it: letters, words, sentences, cues."""
