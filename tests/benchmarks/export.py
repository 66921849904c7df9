"""Exporting against pandoc: one article from a cold start, three lengths, and a batch."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypandoc

from editor.formats import BY_ID
from editor.formats.spec import WriteOptions
from editor.model.article import Article
from tests.benchmarks.texts import article

LENGTHS = (600, 10_000, 100_000)
PANDOC = pypandoc.get_pandoc_path()


def median(run: Callable[[], object], times: int) -> float:
    """Milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def process(*command: str | Path) -> Callable[[], object]:
    return lambda: subprocess.run(command, check=True, capture_output=True)


def interleaved(runs: dict[str, Callable[[], object]], times: int) -> dict[str, float]:
    """Medians of several things measured turn by turn, so that a slow moment hits all alike."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(times):
        for name, run in runs.items():
            taken[name].append(median(run, 1))
    return {name: statistics.median(values) for name, values in taken.items()}


def cold(folder: Path) -> None:
    """One 600-word article to DOCX and HTML, each in a process of its own."""
    made = write(article(600), folder, "600")
    muharrir = (sys.executable, "-m", "editor", "export")
    out = folder / "out"
    runs: dict[str, Callable[[], object]] = {}
    for to in ("docx", "html"):
        for suffix in ("muharrir", "md", "txt"):
            runs[f"muharrir {suffix} → {to}"] = process(
                *muharrir, made[suffix], "--to", to, "--out", out, "--force"
            )
        runs[f"pandoc md → {to}"] = process(
            PANDOC, "-M", "dir=rtl", "-s", made["md"], "-o", folder / f"p.{to}"
        )
    print("\n### One article of 600 words, cold start (ms, median of 15)\n")
    print("| | ms | of pandoc |\n|---|---:|---:|")
    result = interleaved(runs, 15)
    for name, ms in result.items():
        ratio = ms / result[f"pandoc md → {name.rsplit(' ', 1)[1]}"]
        print(f"| {name} | {ms:.0f} | {ratio:.2f} |")


def lengths(folder: Path) -> None:
    """In process, against a pandoc process on the same Markdown."""
    print("\n### By length (ms; ours in process, pandoc a process)\n")
    print(
        "| words | DOCX | pandoc | × | HTML | pandoc | × | Markdown |\n|---:|---:|---:|---:|---:|---:|---:|---:|"
    )
    for words in LENGTHS:
        value = article(words)
        made = write(value, folder, str(words))
        runs: dict[str, Callable[[], object]] = {
            id: lambda id=id: BY_ID[id].write(value) for id in ("docx", "html", "md")
        }
        for to in ("docx", "html"):
            runs[f"pandoc {to}"] = process(
                PANDOC, "-M", "dir=rtl", "-s", made["md"], "-o", folder / f"p.{to}"
            )
        for run in runs.values():
            run()
        ms = interleaved(runs, 15 if words <= 10_000 else 3)
        print(
            f"| {words:,} | {ms['docx']:.1f} | {ms['pandoc docx']:.0f} | {ms['pandoc docx'] / ms['docx']:.0f} "
            f"| {ms['html']:.1f} | {ms['pandoc html']:.0f} | {ms['pandoc html'] / ms['html']:.0f} | {ms['md']:.1f} |"
        )  # fmt: skip


def batch(folder: Path, count: int = 400) -> None:
    """Many articles to three formats: one process of ours, and pandoc once an article and format."""
    source = write(article(450), folder, "batch")["md"]
    inputs = folder / "many"
    inputs.mkdir()
    for n in range(count):
        (inputs / f"{n}.md").write_bytes(source.read_bytes())
    files = [str(path) for path in sorted(inputs.glob("*.md"))]
    ours = median(
        process(sys.executable, "-m", "editor", "export", *files, "--to", "html,docx,md",
                "--out", folder / "batch", "--force"), 1
    )  # fmt: skip
    sample = files[:20]
    theirs = sum(
        median(process(PANDOC, "-M", "dir=rtl", "-s", file, "-o", folder / f"b.{to}"), 1)
        for file in sample for to in ("html", "docx", "markdown")
    ) * count / len(sample)  # fmt: skip
    print(f"\n### {count} articles to HTML, DOCX and Markdown\n")
    print(f"muharrir with self-check: {ours / 1000:.1f} s; pandoc: {theirs / 1000:.1f} s "
          f"({len(sample)} articles measured, times {count // len(sample)}); ratio {theirs / ours:.1f}")  # fmt: skip


def write(value: Article, folder: Path, name: str) -> dict[str, Path]:
    """The article as native, Markdown and text files."""
    made = {}
    for id in ("muharrir", "md", "txt"):
        path = folder / f"{name}.{id}"
        path.write_bytes(BY_ID[id].write(value, WriteOptions()).value.data)
        made[id] = path
    return made


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        cold(Path(folder))
        lengths(Path(folder))
        batch(Path(folder))
