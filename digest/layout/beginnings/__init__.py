"""Where articles begin.

``titles`` tells by its looks what could be a title; on the ``sheet`` the rooms write what they find: ``anchors`` climb
from a person line, byline or dateline to the headline above, ``signed_lines`` read who signs below it, ``leads`` which
bylines stand below a lead, ``typesetting`` what the setting shows, ``lone_titles`` what nothing else announces;
``headings`` puts each heading together; ``briefs`` parts a column of them.
"""

__all__ = ()
