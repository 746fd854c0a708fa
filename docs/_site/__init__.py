"""What the documentation's site adds to Sphinx: two languages, Chinese search, the reference from public names."""
