"""Strings alone: what may be shown, in which direction, dates, spans, scripts, and how messages put things."""
