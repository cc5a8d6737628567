//! Records out: JSON Lines, and the summary of a run.
