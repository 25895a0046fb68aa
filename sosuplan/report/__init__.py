"""The printed summary (resumé): a frame told as data, and the typesetting of that data.

``summary`` gathers what is to stand on paper as plain texts and figures, section by section;
``typeset`` hands it as JSON to the template in ``resources/report``, which never reads user text as
markup. Nothing here needs Qt or a screen.
"""
