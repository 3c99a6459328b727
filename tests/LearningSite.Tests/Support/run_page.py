"""Runs the code of one page. Reads a list of blocks from standard input as JSON, writes what each printed in the same way.

A block is {"mode", "name", "code"}. Blocks of one page share a session unless their mode says otherwise, and a block that has
the name of a file is saved under it, so that later blocks can import it. No code reaches a network.
"""
import contextlib
import io
import json
import os
import re
import runpy
import subprocess
import sys
import traceback


def forbid_network():
    def refuse(event, _arguments):
        if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"):
            raise PermissionError("the code of a page runs without a network")

    sys.addaudithook(refuse)


def run_shared(code, label, session):
    """What the code printed, and how it failed."""
    printed = io.StringIO()
    failure = ""
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(code, label, "exec"), session)
        except BaseException as error:  # a page may not end the process of the others either
            failure = "".join(traceback.format_exception(type(error), error, error.__traceback__.tb_next)).strip()
    return printed.getvalue(), failure


def run_apart(mode, path):
    """The same for a process of its own."""
    done = subprocess.run([sys.executable, __file__, mode, path], capture_output=True, text=True, check=False)
    printed = done.stdout.replace(os.getcwd() + os.sep, "")
    if mode == "pytest":  # its exit code says that tests failed, which a page may want to show; only its timing is never the same
        return re.sub(r" in \d+\.\d+s( \([\d:]+\))?", "", printed), done.stderr if done.returncode > 1 else ""
    return printed, done.stderr if done.returncode else ""


def main():
    forbid_network()
    sys.path.insert(0, os.getcwd())
    if len(sys.argv) > 1:
        mode, path = sys.argv[1:]
        if mode == "alone":
            runpy.run_path(path, run_name="__main__")
            return 0
        import pytest

        return pytest.main(["-q", "--tb=line", "--no-header", "-p", "no:cacheprovider", path])
    session = {"__name__": "__main__"}
    results = []
    for number, block in enumerate(json.load(sys.stdin), start=1):
        name = block["name"] or f"test_block_{number}.py"
        if block["name"] or block["mode"] in ("alone", "pytest"):
            with open(name, "w", encoding="utf-8") as file:
                file.write(block["code"] + "\n")
        run = run_apart(block["mode"], name) if block["mode"] in ("alone", "pytest") else run_shared(block["code"], name, session)
        results.append(dict(zip(("printed", "failure"), run)))
    json.dump(results, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
