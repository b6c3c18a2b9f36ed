"""Reading, checking and formatting the records that people edit, and building the dataset from them."""
