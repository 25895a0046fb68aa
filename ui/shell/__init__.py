"""The main window: rail, pages, menus and status line."""
