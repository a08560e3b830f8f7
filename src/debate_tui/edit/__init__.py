"""Changes a map's files so that every character that is not changed stays as it is."""
