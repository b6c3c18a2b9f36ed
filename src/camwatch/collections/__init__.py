"""Collections of records: one class per table, each with filters for its columns."""
