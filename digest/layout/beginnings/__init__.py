"""Where articles begin.

``titles`` tells by its looks what could be a title, ``page_frame`` which line above a web page's text is one; on the
``sheet`` the rooms write what they find: ``anchors`` climb from a person line, byline or dateline to the headline above,
``signed_lines`` read who signs below it, ``leads`` which bylines stand below a lead, ``typesetting`` what the setting
shows, ``free_headings`` what stands where a text has ended, ``lone_titles`` what nothing else announces; ``headings``
groups the lines, ``heading`` is one of them as it is shown; ``briefs`` parts a column of them.
"""

__all__ = ()
