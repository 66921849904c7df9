"""The shape of the command line: COMMANDS, their options, and help in English and Arabic.

Says what can be asked; does nothing itself.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, NoReturn

from editor import __version__
from editor.lang.i18n import N_, catalogue, sentence
from editor.value import frozen

Translate = Callable[[str], str]


@frozen
class Option:
    """One argument of a command, as `argparse` takes it; `help` is translatable."""

    flags: tuple[str, ...]
    help: str
    extra: tuple[tuple[str, Any], ...] = ()


@frozen
class CommandLine:
    """One command: its name, what it does, its options, and "module:function" that does it."""

    name: str
    help: str
    run: str
    options: tuple[Option, ...]


JSON: Final = Option(("--json",), N_("print the report as JSON"), (("action", "store_true"),))
FORCE: Final = Option(
    ("--force",), N_("overwrite files that are already there"), (("action", "store_true"),)
)
FILES: Final = Option(("files",), N_("articles: .muharrir, .md or .txt"),
                      (("nargs", "+"), ("metavar", "FILE")))  # fmt: skip
NO_ARGUMENT: Final = N_(
    "A passphrase is never an argument: --vault asks for it or reads a line from standard input, "
    "--vault-fd takes the number of an open file."
)
NO_OPTION: Final = N_(
    "There is no option “{option}”; `muharrir --help` lists them. A file of that name is opened "
    "with `muharrir -- FILE`."
)
FILE: Final = Option(("file",), N_("an article: .muharrir, .md or .txt"), (("metavar", "FILE"),))

COMMANDS: Final[tuple[CommandLine, ...]] = (
    CommandLine(
        "export",
        N_("write articles as web pages, Word documents, Markdown and more"),
        "editor.cli.export:run",
        (
            FILES,
            Option(("--to",), N_("formats, with commas between: html,md,docx"),
                   (("required", True), ("metavar", "FORMATS"))),
            Option(("--out",), N_("folder to write to (default: beside each article)"),
                   (("metavar", "DIR"),)),
            Option(("--sources",), N_("how citations show: notes, list, inline or none"),
                   (("choices", ("notes", "list", "inline", "none")), ("default", "notes"))),
            Option(("--fragment",), N_("HTML for pasting into a CMS, without a page around it"),
                   (("action", "store_true"),)),
            Option(("--vault",), N_("desk sheet: say who confidential sources are; asks for "
                                    "the vault's passphrase, or reads it as a line from "
                                    "standard input"),
                   (("action", "store_true"),)),
            Option(("--vault-fd",), N_("the same, with the passphrase read from an open file "
                                       "of that number"),
                   (("type", int), ("metavar", "N"))),
            FORCE,
            JSON,
        ),
    ),
    CommandLine(
        "convert",
        N_("turn one file into another, by their suffixes"),
        "editor.cli.convert:run",
        (
            Option(("input",), N_("the file to read"), (("metavar", "IN"),)),
            Option(("output",), N_("the file to write"), (("metavar", "OUT"),)),
            FORCE,
        ),
    ),
    CommandLine(
        "check",
        N_("list what is wrong in articles"),
        "editor.cli.check:run",
        (FILES, JSON),
    ),
    CommandLine(
        "info",
        N_("say what is in an article"),
        "editor.cli.info:run",
        (FILE, JSON),
    ),
    CommandLine(
        "sources",
        N_("list an article's sources, or take references in and out"),
        "editor.cli.sources:run",
        (
            Option(("words",), N_("FILE, or: import FILE REFS, or: export FILE OUT"),
                   (("nargs", "+"), ("metavar", "FILE"))),
            FORCE,
            JSON,
        ),
    ),
    CommandLine(
        "templates",
        N_("list the templates of articles, sections and headlines"),
        "editor.cli.templates:run",
        (JSON,),
    ),
    CommandLine(
        "new",
        N_("begin an article from a template"),
        "editor.cli.new:run",
        (
            Option(("template",), N_("the id of an article template"), (("metavar", "TEMPLATE"),)),
            Option(("--language",), N_("the language of the template (default: Arabic)"),
                   (("default", "ar"), ("metavar", "LANGUAGE"))),
            Option(("--set",), N_("fill a slot; may be given many times"),
                   (("action", "append"), ("metavar", "SLOT=VALUE"))),
            Option(("output",), N_("the file to write"), (("metavar", "OUT"),)),
            FORCE,
        ),
    ),
)  # fmt: skip


GENERAL: Final = ("-h", "--help", "--version")
"""What may stand in the place of a command."""

WIDTH: Final = 78
"""Columns of the help. Asking the terminal for its own loads more than a whole command does."""


class _Parser(argparse.ArgumentParser):
    """Errors are one sentence; help is given in both languages, that of the user first."""

    twin: Callable[[], _Parser] | None = None
    translate: Translate = staticmethod(str)

    def error(self, message: str) -> NoReturn:
        if message.startswith("argument --vault"):
            # Its own words would repeat what may be a passphrase.
            message = self.translate(NO_ARGUMENT)
        self.exit(2, f"muharrir: {message}\n")

    def print_help(self, file: Any = None) -> None:
        out = file or sys.stdout
        out.write(self.format_help())
        if self.twin is not None:
            out.write("\n" + self.twin().format_help())


def parse(arguments: Sequence[str], language: str) -> argparse.Namespace:
    """The options of the command; `run` is what does it. Leaves the process where they are none.

    Help is in `language` first and in the other of the two after it. Only the parser that is asked
    is built, and the other catalogue is read for help alone: both take as long as an article.
    """
    other = "en" if language == "ar" else "ar"
    line = next((one for one in COMMANDS if arguments[:1] == [one.name]), None)
    build = _top if line is None else partial(_command, line)
    parser = build(catalogue(language))
    parser.twin = lambda: build(catalogue(other))
    if line is None and arguments and arguments[0] not in GENERAL:
        translate = catalogue(language)
        parser.error(translate.say(sentence(NO_OPTION, option=arguments[0])))
    return parser.parse_args(arguments[1:] if line else arguments)


def _top(translate: Translate) -> _Parser:
    """The parser of what names no command: it knows the names of all, and help."""
    top = _Parser(
        prog="muharrir",
        usage="muharrir [--new-window] [FILE ...]\n"
        f"       muharrir {{{','.join(c.name for c in COMMANDS)}}} ...",
        description=translate(
            N_(
                "Muharrir, a right-to-left editor for articles. "
                "Each FILE opens in the window that is open, or in a new one."
            )
        ),
        epilog=translate(
            N_("Exit codes: 0 done, 1 done with problems, 2 unusable input or arguments.")
        ),
        add_help=False,
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=WIDTH),
    )
    _general(top, translate)
    top.add_argument("--version", action="version", version=f"muharrir {__version__}",
                     help=translate(N_("print the version")))  # fmt: skip
    top.add_argument("--new-window", action="store_true",
                     help=translate(N_("open another window")))  # fmt: skip
    below = top.add_subparsers(
        dest="command", title=translate(N_("commands")), metavar="", required=True,
        parser_class=_Parser,
    )  # fmt: skip
    for line in COMMANDS:
        below.add_parser(line.name, help=translate(line.help), add_help=False)
    return top


def _command(line: CommandLine, translate: Translate) -> _Parser:
    """The parser of one command."""
    command = _Parser(
        prog=f"muharrir {line.name}",
        description=translate(line.help),
        add_help=False,
        formatter_class=partial(argparse.HelpFormatter, width=WIDTH),
    )
    _general(command, translate)
    for option in line.options:
        command.add_argument(*option.flags, help=translate(option.help), **dict(option.extra))
    command.set_defaults(run=line.run)
    return command


def _general(parser: _Parser, translate: Translate) -> None:
    """The headings of the help, in the same language as the help, and `--help` itself."""
    parser.translate = translate
    parser._positionals.title = translate(N_("arguments"))
    parser._optionals.title = translate(N_("options"))
    parser.add_argument("-h", "--help", action="help", help=translate(N_("print this help")))
