"""Accuracy on the golden articles, calibration of confidence, and speed; never imported by the product."""
