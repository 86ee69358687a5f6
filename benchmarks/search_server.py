"""A server of a folder in a process of its own, so that it takes the browser's measurer no time: texts compressed, as hosts do.

What ``HOSTING.md`` says may be kept is kept for ever by the browser, everything else for ten minutes (as GitHub Pages has
it). ``GET /.sent`` gives what was sent since it was asked last: a list of name and bytes.

    python -m benchmarks.search_server FOLDER        prints its port
"""

import asyncio
import gzip
import json
import mimetypes
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

__all__ = ["Server", "serving"]

COMPRESSED = ("text/", "application/json", "application/javascript")
LASTING = re.compile(r"/search/[0-9a-f]{16}/")


@dataclass(frozen=True, kw_only=True)
class Server:
    """A server that runs."""

    address: str

    def sent(self) -> list[tuple[str, int]]:
        """What it sent since this was asked last: names and bytes."""
        with urlopen(f"{self.address}/.sent") as answer:
            return [(name, size) for name, size in json.load(answer)]


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server of a folder, until the block ends."""
    command = [sys.executable, "-m", "benchmarks.search_server", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield Server(address=f"http://127.0.0.1:{int(process.stdout.readline())}")
    finally:
        process.terminate()
        process.wait()


@dataclass(frozen=True)
class Handler:
    """Answers GET from a folder."""

    folder: Path
    sent: list[tuple[str, int]] = field(default_factory=list)
    packed: dict[Path, bytes] = field(default_factory=dict)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection until it ends."""
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(self.answer(head.split(b" ", 2)[1].decode().partition("?")[0]))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def answer(self, name: str) -> bytes:
        """The head and body for an address."""
        if name == "/.sent":
            told = json.dumps(self.sent).encode()
            self.sent.clear()
            return _respond(told, "Content-Type: application/json")
        path = self.folder / (name + "index.html" if name.endswith("/") else name).lstrip("/")
        if not path.is_file():
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        keep = "max-age=31536000, immutable" if LASTING.match(name) else "max-age=600"
        lines = [f"Content-Type: {kind}", f"Cache-Control: {keep}"]
        if kind.startswith(COMPRESSED):
            lines.append("Content-Encoding: gzip")
            if path not in self.packed:
                self.packed[path] = gzip.compress(path.read_bytes(), 6)
            data = self.packed[path]
        else:
            data = path.read_bytes()
        self.sent.append((name, len(data)))
        return _respond(data, *lines)


def _respond(data: bytes, *lines: str) -> bytes:
    head = "\r\n".join(["HTTP/1.1 200 OK", *lines, f"Content-Length: {len(data)}"])
    return f"{head}\r\n\r\n".encode() + data


async def main() -> None:
    """Serve until stopped."""
    server = await asyncio.start_server(Handler(Path(sys.argv[1])).serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
