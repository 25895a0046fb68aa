"""The workbook with live formulas: one scenario of one occupation in one area, every step of the
projection a formula that a spreadsheet computes itself."""
