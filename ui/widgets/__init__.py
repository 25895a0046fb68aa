"""Small parts that several rooms of the window are put together from."""
