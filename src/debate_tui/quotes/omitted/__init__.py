"""What a reading leaves out: a “not”, a condition, a concession, the speaker, the author's rebuttal, of the words read aloud."""
