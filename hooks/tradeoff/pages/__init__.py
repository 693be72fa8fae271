"""Pages: which pages an edition has, and the Markdown of each."""
