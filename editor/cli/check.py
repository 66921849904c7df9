"""`muharrir check`: what is wrong in articles, as sentences."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from editor.formats.disk import FileProblem, read_article
from editor.lang.i18n import N_, Catalogue, one_line
from editor.model.schema import check
from editor.templates.checking import findings


def run(options: Namespace, translate: Catalogue) -> int:
    """0: nothing found; 1: problems or unusable files among them; 2: no usable file."""
    reports = [_one(Path(name), translate) for name in options.files]
    if options.json:
        print(json.dumps(reports, ensure_ascii=False))
    else:
        for report in reports:
            _tell(report, translate)
    if all(report["error"] for report in reports):
        return 2
    return 1 if any(report["error"] or report["problems"] for report in reports) else 0


def _one(file: Path, translate: Catalogue) -> dict[str, Any]:
    report: dict[str, Any] = {"file": str(file), "problems": [], "warnings": [], "error": None}
    try:
        result = read_article(file)
    except FileProblem as problem:
        report["error"] = translate.say(problem.sentence)
        return report
    report["warnings"] = [translate.say(warning) for warning in result.warnings]
    report["problems"] = [
        {"where": problem.where, "message": problem.text(translate)}
        for problem in check(result.value)
    ]
    if result.value.brief is not None:
        report["problems"] += [
            {"where": one.block, "message": translate.say(one.sentence)}
            for one in findings(result.value)
        ]
    return report


def _tell(report: dict[str, Any], translate: Catalogue) -> None:
    if report["error"]:
        sys.stderr.write(f"muharrir: {report['error']}\n")
        return
    name = one_line(Path(report["file"]))
    for warning in report["warnings"]:
        sys.stderr.write(f"muharrir: {name}: {warning}\n")
    for problem in report["problems"]:
        print(f"{name}: {problem['message']}")
    if not report["problems"]:
        print(f"{name}: {translate(N_('no problems found'))}")
