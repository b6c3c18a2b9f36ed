"""Programs that write generated modules of the package, check its dependencies, or check the prose."""
