"""The model of the register: the only place in which a field is defined."""
