"""The model of the register: the one place where a field is defined."""
