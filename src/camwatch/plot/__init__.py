"""Pictures of the register: charts by Altair, with their text alternative and their numbers (extra ``plot``)."""
