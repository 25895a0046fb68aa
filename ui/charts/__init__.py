"""One chart a module, on a shared axis and palette."""
