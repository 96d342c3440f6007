"""A small machine with a systemd of its own, to see a unit run in the sandbox that it asks for.

It sees this machine's files; what it writes is in memory and goes with it.
"""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from .notify import NotifySocket
from .programs import PATIENCE, missing

# Arguments: a folder that both sides see, then "SOURCE:TARGET:MODE" of each file to install.
_SETUP = r"""
read -r pid rest </proc/self/stat # as it is known outside
share=$1 root=$1/root; shift
mount --make-rprivate /
mkdir -p "$share/memory" "$root"
mount -t tmpfs tmpfs "$share/memory"
mkdir "$share/memory/upper" "$share/memory/work"
mount -t overlay overlay "$root" \
    -o "lowerdir=/,upperdir=$share/memory/upper,workdir=$share/memory/work"
mount -t proc proc "$root/proc"
mount --bind "$root/proc/sys" "$root/proc/sys"
mount -o remount,bind,ro "$root/proc/sys"
mount -t sysfs -o ro sysfs "$root/sys"
mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
mkdir "$root/dev/shm" "$root/dev/pts"
mount -t devpts -o newinstance,ptmxmode=666 devpts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
for node in full null random tty urandom zero; do
    : >"$root/dev/$node"
    mount --bind "/dev/$node" "$root/dev/$node"
done
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount -t tmpfs -o mode=700 tmpfs "$root/root"
mkdir "$root/run/share"
mount --bind "$share" "$root/run/share"
# Nothing of this machine's own is started or mounted.
rm -rf "${root:?}/etc/systemd/system"
: >"$root/etc/fstab"; : >"$root/etc/crypttab"; : >"$root/etc/machine-id"
mkdir -p "$root/etc/systemd/system"
printf '[Unit]\nRequires=basic.target\nAfter=basic.target\n' \
    >"$root/etc/systemd/system/test.target"
for file; do
    rest=${file#*:}
    install -D -m "${rest#*:}" "${file%%:*}" "$root${rest%%:*}"
done
ip link set lo up
cd "$root"
mkdir -p run/outside
pivot_root . run/outside
umount -l /run/outside
mount --make-rshared /
echo "$pid"
exec env -i container=test NOTIFY_SOCKET=/run/share/notify PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    setpriv --bounding-set=-sys_module,-sys_rawio,-sys_time,-syslog \
    /lib/systemd/systemd --system --unit=test.target
"""
_ENTER = r"""
cgroup=$1; shift
echo $$ >"$cgroup/cgroup.procs"
exec unshare --cgroup --mount --pid --ipc --uts --net --fork --kill-child sh -euc "$0" sh "$@"
"""


def _cgroups() -> Path | None:
    """Where the machine's one hierarchy of control groups is."""
    mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    return next((Path(mount[1]) for mount in mounts if mount[2] == "cgroup2"), None)


class Machine:
    """Runs from its making until `end`. The test that asks for one is skipped where root, a tool or
    the kernel's consent is missing.

    `files`: what is copied into it, {target: (source, mode)}. Its network has a loopback alone.
    """

    def __init__(self, folder: Path, files: dict[str, tuple[Path, str]]):
        absent = missing("systemctl", "unshare", "nsenter", "setpriv", "ip", "pivot_root")
        hierarchy = _cgroups()
        if os.geteuid() != 0 or absent or not hierarchy:
            needed = ", ".join(["root", "control groups of version 2", *absent])
            pytest.skip(f"a systemd of one's own needs {needed}")
        folder.mkdir(parents=True)
        self._log = folder / "log"
        self._cgroup = hierarchy / f"tempo-test-{os.getpid()}"
        self._cgroup.mkdir()
        notify = NotifySocket(folder / "notify")
        installed = [f"{source}:{target}:{mode}" for target, (source, mode) in files.items()]
        with self._log.open("w") as log:
            self._outside = subprocess.Popen(
                ["sh", "-euc", _ENTER, _SETUP, str(self._cgroup), str(folder), *installed],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self._inside = self._outside.stdout.readline().strip()
        if not self._inside:
            self.end()
            pytest.skip(f"this machine allows no systemd of one's own: {self._log.read_text()}")
        try:
            notify.wait_for("READY=1")
        except AssertionError:
            self.end()
            raise
        finally:
            notify.close()

    def run(self, *command, check=True, user=None, groups=()) -> subprocess.CompletedProcess:
        """A command inside, as root or as a user with these groups besides."""
        if user:
            joined = f"--groups={','.join(groups)}" if groups else "--clear-groups"
            command = ["setpriv", f"--reuid={user}", "--regid=nogroup", joined, *command]
        enter = ["nsenter", "-t", self._inside, "-m", "-p", "-i", "-u", "-n", "-C", "--"]
        done = subprocess.run(
            [*enter, *map(str, command)],
            env={"PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        if check and done.returncode != 0:
            journal = self.run("journalctl", "--no-pager", "-n", "30", check=False).stdout
            raise AssertionError(f"{command}: {done.returncode}: {done.stderr}\n{journal}")
        return done

    def end(self) -> None:
        """Its first process dies, and with it all others, every mount and every file."""
        if self._outside.poll() is None and self._inside:
            os.kill(int(self._inside), signal.SIGKILL)
        self._outside.wait(PATIENCE)
        self._outside.stdout.close()
        for group in sorted(self._cgroup.rglob("*/"), reverse=True):
            group.rmdir()
        self._cgroup.rmdir()
