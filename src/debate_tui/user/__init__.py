"""What the program keeps for its user: where they were, what they have read, what they marked, how they like it."""
