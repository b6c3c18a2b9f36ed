"""Collections of records: one class a table, each with the filters that fit its columns."""
