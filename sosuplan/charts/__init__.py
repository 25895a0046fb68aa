"""What each chart says: its lines or bars, their names, its figures, and the whole in words.

One module a chart, each made from a frame alone. The window paints from here, the printed summary
and the exports read the same, so that a number or a word is the same wherever it is seen. Nothing
here knows of pixels, paper or Qt.
"""
