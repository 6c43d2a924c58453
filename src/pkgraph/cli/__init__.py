"""The command line. Each command is a module of its own, imported when it is called."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Sequence

import click

from pkgraph import __version__
from pkgraph.errors import PkgraphError

DONE, DISAGREES, UNUSABLE = 0, 1, 2
"""exit codes: done; done but the data do not conform; wrong use or unusable input"""
INTERRUPTED, PIPE_CLOSED = 130, 141
"""exit codes of a process ended by SIGINT and SIGPIPE"""

COMMANDS = {
    "build": "Read documents and build the graph.",
    "add": "Add new or changed documents to the graph, or take some out.",
    "queries": "List the questions that the catalogue answers.",
    "query": "Answer a question of the catalogue.",
    "ask": "Answer a question in English.",
    "search": "Find passages by their words.",
    "sparql": "Run any SPARQL 1.1 query.",
    "show": "Show all that is known of a mission, document, part, priority, ...",
    "explain": "Tell why a statement is in the graph, down to the words it was read from.",
    "validate": "Check the graph, or RDF files, against the shapes.",
    "stats": "Count what the graph holds.",
    "export": "Write the graph in another form.",
    "publish": "Write the graph as a site of files: pages, data, search, dumps.",
    "serve": "Serve the graph as a SPARQL endpoint.",
    "mcp": "Serve the graph to language models (Model Context Protocol).",
}
"""every command with its help; its module has the same name and defines ``command``"""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"pkgraph.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names; an unknown one is told with near names."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from pkgraph.ask.catalogue import suggestion

            ctx.fail(f"no command '{args[0]}'; {suggestion(args[0], COMMANDS, 'the commands are')}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; a reader that has seen enough ends it quietly."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (OSError, SystemExit) as error:
            if not _pipe_closed(error):
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(PIPE_CLOSED)
        return result


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pkgraph", message="%(prog)s %(version)s")
def cli() -> None:
    """A knowledge graph of United Nations peacekeeping documents: every fact with the words it was read from.

    Begin with: pkgraph build, then pkgraph query missions-citing-resolutions.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and gives its exit code; every error is one line on standard error.

    Args:
        arguments: what follows the program's name; those of this process if none are given.
    """
    try:
        given = None if arguments is None else list(arguments)
        code = cli.main(args=given, prog_name="pkgraph", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        return UNUSABLE
    except click.ClickException as error:
        return _say(_usage(error))
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except PkgraphError as error:
        return _say(str(error))
    except OSError as error:
        return _say(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    except Exception as error:  # the last line of defence: people get a line, never a traceback
        if os.environ.get("PKGRAPH_DEBUG"):
            raise
        return _say(f"internal error: {type(error).__name__}: {error}; PKGRAPH_DEBUG=1 shows where")
    return code if isinstance(code, int) else DONE


def _pipe_closed(error: BaseException) -> bool:
    """True if nobody reads standard output any more; rich says so by SystemExit."""
    cause = error.__context__ if isinstance(error, SystemExit) else error
    return isinstance(cause, OSError) and cause.errno == errno.EPIPE


def _usage(error: click.ClickException) -> str:
    message = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    if isinstance(error, click.UsageError) and context is not None and not message.endswith("?"):
        return f"{message}; see {context.command_path} --help"
    return message


def _say(line: str) -> int:
    click.echo("pkgraph: " + " ".join(line.split()), err=True)
    return UNUSABLE
