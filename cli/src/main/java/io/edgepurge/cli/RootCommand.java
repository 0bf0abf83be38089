package io.edgepurge.cli;

import io.edgepurge.cli.run.OutputFormat;
import io.edgepurge.cli.run.Session;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root command. Without a subcommand, it prints the help page. */
@Command(name = "edgepurge", mixinStandardHelpOptions = true, version = RootCommand.VERSION)
final class RootCommand implements Runnable {
    static final String VERSION = "edgepurge 0.1.0";

    private final Session session;

    RootCommand(Session session) {
        this.session = session;
    }

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "output format: table or json (default: table)")
    void output(OutputFormat format) {
        session.format(format);
    }

    @Override
    public void run() {
        PrintWriter out = session.helpWriter();
        out.print(HelpPage.text());
        out.flush();
    }
}
