"""What goes out of a frame: a workbook, CSV that spreadsheets open right, tables for the clipboard.

Figures leave with all their digits, and rounding is left to how they are shown. What people wrote
leaves as text: nothing of it becomes a formula or a link.
"""
