"""One row an input and one a run, chained, so that nothing is dropped in silence or rewritten unseen."""
