"""The page Tiltag: what others and oneself have done, what is known, goals, and how it went."""
