"""The argument map as frozen values, what is wrong with it, and what follows from it alone: pairings, meetings, attributions."""
