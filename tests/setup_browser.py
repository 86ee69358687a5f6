"""Sees to it that the browser tests have a browser, and fonts to lay Chinese out with.

`python -m tests.setup_browser`, called by `make test`. What can be started is left as it is. Otherwise
the distribution's packages are installed (as root, where apt-get is), or what Playwright downloads.
Where neither works the exit code is 0 all the same: the tests that need a browser are skipped then.
"""

import os
import platform
import re
import shutil
import signal
import subprocess
import sys

from playwright.sync_api import sync_playwright

from tests.browser import launch

APT_OPTIONS = ("-o", "Acquire::http::Timeout=20", "-o", "Acquire::Retries=1", "-o", "DPkg::Lock::Timeout=120")
UPDATE_SECONDS, DOWNLOAD_SECONDS, UNPACK_SECONDS = 120, 300, 600


def main() -> int:
    """Find or install a browser and say in a line what came of it."""
    version = browser_version()
    if packages := missing_packages(has_browser=version is not None):
        install_packages(packages)
        version = version or browser_version()
    if version is None:
        download_browser()
        version = browser_version()
    if version is None:
        print("No Chromium or Chrome could be found or installed: the browser tests will be skipped.")
    else:
        print(f"Browser for the tests: Chromium {version}")
    return 0


def browser_version() -> str | None:
    """The version of the browser that the tests will use; `None` if none can be started."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        if browser is None:
            return None
        version = browser.version
        browser.close()
        return version


def missing_packages(*, has_browser: bool) -> list[str]:
    """What apt-get should install here; nothing where this run may not, or where there is no apt-get."""
    if not can_install_packages():
        return []
    packages = []
    if not has_browser and platform.freedesktop_os_release().get("ID") != "ubuntu":  # Ubuntu's is a stub for a snap
        packages.append("chromium")
    if not has_chinese_font():
        packages.append("fonts-noto-cjk")
    return packages


def can_install_packages() -> bool:
    """Whether this is root on a system of Debian's family."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font for Chinese; without one, text is laid out as boxes."""
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False)
    return bool(listed.stdout.strip())


def install_packages(packages: list[str]) -> None:
    """Install packages with apt-get; only downloads are cut short, since unpacking must not be."""
    print(f"Installing {' and '.join(packages)} with apt-get ...", flush=True)
    install = ["apt-get", *APT_OPTIONS, "install", "--quiet", "--yes", "--no-install-recommends", *packages]
    run(["apt-get", *APT_OPTIONS, "--quiet", "update"], seconds=UPDATE_SECONDS)
    if run([*install, "--download-only"], seconds=DOWNLOAD_SECONDS):
        run(install, seconds=UNPACK_SECONDS)


def download_browser() -> None:
    """Let Playwright download its Chromium; as root with the system libraries that it needs."""
    print("Downloading Chromium with Playwright ...", flush=True)
    libraries = ["--with-deps"] if can_install_packages() else []
    command = [sys.executable, "-m", "playwright", "install", *libraries, "--only-shell", "chromium"]
    run(command, seconds=DOWNLOAD_SECONDS)


def run(command: list[str], *, seconds: float) -> bool:
    """Whether a command ended well within its time; if not, says so, with the errors that it wrote.

    The command gets a process group of its own, so that the children it started end with it.
    """
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=seconds)
        except BaseException as cause:
            os.killpg(process.pid, signal.SIGKILL)
            if not isinstance(cause, subprocess.TimeoutExpired):
                raise
            print(f"Stopped after {seconds:g} seconds: {' '.join(command)}", file=sys.stderr)
            return False
    if process.returncode != 0:
        print(f"Failed: {' '.join(command)}", *telling_lines(output), sep="\n  ", file=sys.stderr)
    return process.returncode == 0


def telling_lines(output: str) -> list[str]:
    """The errors in what a command wrote (`E: Unable to …`, `Error: getaddrinfo …`), once each; else its last lines."""
    lines = output.splitlines()
    errors = dict.fromkeys(line for line in lines if re.match(r"(E|Err|Error|error): ", line))
    return list(errors)[:5] or lines[-5:]


if __name__ == "__main__":
    sys.exit(main())
