"""Between records and Arrow: schemas made from the model, rows of tables, canonical JSON."""
