"""What camwatch takes and how often it is right, measured."""
