"""The argument map as frozen values, its diagnostics, and what follows from it: pairings, meetings, attributions."""
