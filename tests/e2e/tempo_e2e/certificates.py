"""Certificates as others issue them, made by the real openssl."""

import shutil
import subprocess
from pathlib import Path

from .programs import PATIENCE

_NEW_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc")


def openssl(*arguments) -> str:
    done = subprocess.run(
        ["openssl", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


class Authority:
    """An authority with its files in a folder of its own."""

    def __init__(self, folder: Path, name: str = "Somebody's authority"):
        folder.mkdir(parents=True)
        self.folder = folder
        self.name = name
        self.file = folder / "authority.pem"
        self._key = folder / "authority.key"
        self._issued = 0
        openssl(
            *("req", "-x509", *_NEW_KEY, "-keyout", self._key, "-out", self.file),
            *("-subj", f"/CN={name}", "-days", "30"),
            *("-addext", "keyUsage=critical,keyCertSign"),
        )

    def issue(self, subject: str, extensions: str, days: int) -> tuple[Path, Path]:
        """A certificate and its key, in two new files."""
        self._issued += 1
        stem = self.folder / f"issued-{self._issued}"
        certificate, key = stem.with_suffix(".pem"), stem.with_suffix(".key")
        request, profile = stem.with_suffix(".csr"), stem.with_suffix(".ext")
        profile.write_text(f"basicConstraints=critical,CA:FALSE\n{extensions}\n")
        openssl("req", "-new", *_NEW_KEY, "-keyout", key, "-out", request, "-subj", subject)
        openssl(
            *("x509", "-req", "-in", request, "-CA", self.file, "-CAkey", self._key),
            *("-CAcreateserial", "-days", days, "-extfile", profile, "-out", certificate),
        )
        key.chmod(0o600)
        return certificate, key

    def issue_server(self, days: int = 30) -> tuple[Path, Path]:
        usage = "keyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth"
        names = "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1"
        return self.issue("/CN=nas.example", f"{usage}\n{names}", days)

    def issue_client(self, subject: str) -> tuple[Path, Path]:
        """`subject` as openssl takes it: `/O=Home/CN=nas`."""
        return self.issue(subject, "extendedKeyUsage=clientAuth", 30)


class LiveFolder:
    """Where a tool such as certbot leaves what it has renewed: links in `live` lead to numbered
    files in `archive`, and are changed one after the other."""

    def __init__(self, folder: Path):
        self.live, self.archive = folder / "live", folder / "archive"
        self.live.mkdir(parents=True)
        self.archive.mkdir()
        self.chain, self.key = self.live / "fullchain.pem", self.live / "privkey.pem"
        self._count = 0

    def put(self, certificate: Path, key: Path) -> None:
        self._count += 1
        for link, source in ((self.key, key), (self.chain, certificate)):
            target = self.archive / f"{link.stem}{self._count}.pem"
            shutil.copy(source, target)
            link.unlink(missing_ok=True)
            link.symlink_to(Path("..") / "archive" / target.name)
