"""The Content-Security-Policy under which a site works: nothing of other hosts, no inline script but Material's own.

    python -m tests.policy site        prints the policy of the built site, to be sent by the web server

Material's few inline scripts (palette, address of the site) are allowed by their hashes; scripts of this project are files.
"""

import base64
import hashlib
import re
import sys
from pathlib import Path

INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.+?)</script>", re.DOTALL)


def policy_of(site: Path) -> str:
    """The policy of all pages of a site."""
    hashes: set[str] = set()
    for page in sorted(site.rglob("*.html")):
        for script in INLINE.finditer(page.read_text(encoding="utf-8")):
            if 'type="application/' not in script["attributes"]:  # data is not run
                digest = hashlib.sha256(script["code"].encode()).digest()
                hashes.add(f"'sha256-{base64.b64encode(digest).decode()}'")
    return (
        f"default-src 'none'; script-src 'self' {' '.join(sorted(hashes))}; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
    )


if __name__ == "__main__":
    print(policy_of(Path(sys.argv[1])))
