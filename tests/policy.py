"""The Content-Security-Policy under which a site works: nothing of other hosts, no inline script but Material's own.

    python -m tests.policy site        prints the policy of the built site, to be sent by the web server

Material's few inline scripts (palette, address of the site) are allowed by their hashes; scripts of this project are files.
"""

import base64
import hashlib
import re
import sys
from pathlib import Path

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)


def inline_scripts(site: Path) -> set[str]:
    """The scripts that stand in the pages of a site themselves; data is not run."""
    scripts = (script for page in site.rglob("*.html") for script in SCRIPT.finditer(page.read_text(encoding="utf-8")))
    return {
        s["code"] for s in scripts if " src=" not in s["attributes"] and 'type="application/' not in s["attributes"]
    }


def policy_of(site: Path) -> str:
    """The policy of all pages of a site."""
    digests = (hashlib.sha256(script.encode()).digest() for script in inline_scripts(site))
    hashes = sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return (
        f"default-src 'none'; script-src 'self' {' '.join(hashes)}; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
    )


if __name__ == "__main__":
    print(policy_of(Path(sys.argv[1])))
