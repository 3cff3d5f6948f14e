"""Is a site still well? What a run brought of it, judged by the runs before."""
