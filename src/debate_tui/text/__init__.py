"""Pure functions of strings: what is safe to show, text direction, dates, spans, scripts, and wording of messages."""
