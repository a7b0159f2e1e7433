"""Runs scripts one after the other in one process: a library is loaded once.

Reads a line of JSON for each, {"path": …, "arguments": […]}; writes one, {"output": …} or {"error": …}.
Without arguments it runs nothing: the output is the names that the script uses and nothing defines."""

import ast
import builtins
import contextlib
import io
import json
import runpy
import sys
import traceback


def undefined_names(path):
    with open(path, encoding="utf-8") as script:
        nodes = list(ast.walk(ast.parse(script.read())))
    defined = {*dir(builtins), "__file__", "__doc__"}
    used = set()
    for node in nodes:
        match node:
            case ast.FunctionDef() | ast.ClassDef():
                defined.add(node.name)
            case ast.alias():
                defined.add((node.asname or node.name).split(".")[0])
            case ast.arg():
                defined.add(node.arg)
            case ast.ExceptHandler(name=str() as name):
                defined.add(name)
            case ast.Name(id=name, ctx=ast.Load()):
                used.add(name)
            case ast.Name(id=name):
                defined.add(name)
    return sorted(used - defined)


answers = sys.stdout
for line in sys.stdin:
    wanted = json.loads(line)
    printed = io.StringIO()
    try:
        if wanted["arguments"] is None:
            print(json.dumps({"output": json.dumps(undefined_names(wanted["path"]))}), file=answers, flush=True)
            continue
        sys.argv = [wanted["path"], *wanted["arguments"]]
        with contextlib.redirect_stdout(printed):
            runpy.run_path(wanted["path"], run_name="__main__")
        answer = {"output": printed.getvalue()}
    except SystemExit as end:
        answer = {"error": f"ended with {end.code}"}
    except BaseException:
        answer = {"error": traceback.format_exc()}
    print(json.dumps(answer), file=answers, flush=True)
