"""Changes to a map's files that leave every other character where it is."""
