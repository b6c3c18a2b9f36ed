"""From a name as somebody wrote it to the record that it means, or to those that it may mean."""
