"""A page's lines and what they show together.

``print_line`` is one line; ``lines`` names each by the forms, ``returning`` gives back what its neighbours show to be text;
``gallery`` and ``link_lists`` know pictures and menus,
``gaps`` the spaces that recognition left; ``pairs`` and ``recurring`` count the page's characters.
"""

__all__ = ()
