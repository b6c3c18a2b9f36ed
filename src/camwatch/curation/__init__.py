"""From the records that people edit to the dataset that ships: reading, checking, formatting, building."""
