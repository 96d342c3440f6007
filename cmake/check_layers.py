#!/usr/bin/env python3
"""Checks the includes of src/, ui/ and include/tempo/ against cmake/layers.txt, and that no file includes
itself through others. Prints each fault as FILE:LINE: and ends with 1 if there is any."""

import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def read_rules(path):
    folders, uses = {}, []
    for line in path.read_text().splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        head, _, tail = line.partition(":")
        if head.startswith("use "):
            uses.append((head[4:].strip(), set(tail.split())))
        else:
            folders[head] = set(tail.split()) | {head}
    return folders, sorted(uses, key=lambda use: -len(use[0]))


def own_files(root):
    """Every header and source by the name under which others include it, with its folder."""
    files = {}
    for base, depth in (("src", 0), ("ui", 0), ("include", 1)):
        for path in sorted((root / base).rglob("*.[hc]pp")):
            name = path.relative_to(root / base)
            files[str(name)] = (name.parts[depth], path)
    return files


def includes(path):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match[2]


def check(root):
    folders, uses = read_rules(root / "cmake" / "layers.txt")
    files = own_files(root)
    faults, edges = [], {}
    for name, (folder, path) in files.items():
        where = path.relative_to(root)
        if folder not in folders:
            faults.append(f"{where}:1: folder '{folder}' is not in cmake/layers.txt")
            continue
        for number, target in includes(path):
            if target in files:
                edges.setdefault(name, []).append(target)
                if files[target][0] not in folders[folder]:
                    faults.append(f"{where}:{number}: {folder} may not include {target}")
                continue
            for prefix, allowed in uses:
                if target.startswith(prefix):
                    if folder not in allowed:
                        faults.append(f"{where}:{number}: {folder} may not use {target}")
                    break
    return faults + cycles(edges)


def cycles(edges):
    found, done = [], set()

    def visit(name, trail):
        if name in trail:
            found.append("include cycle: " + " -> ".join(trail[trail.index(name):] + [name]))
            return
        if name in done:
            return
        for target in edges.get(name, []):
            visit(target, trail + [name])
        done.add(name)

    for name in edges:
        visit(name, [])
    return found


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    faults = check(root)
    print("\n".join(faults) if faults else f"layers: {len(own_files(root))} files, no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
