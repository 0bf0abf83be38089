package io.edgepurge.cli.operator;

import io.edgepurge.cli.run.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command groups for operators. */
public final class OperatorCommands {
    private OperatorCommands() {}

    /** Returns the group {@code account}. */
    public static CommandLine account(Session session) {
        return new CommandLine(new AccountGroup())
                .addSubcommand(new AccountCreate(session))
                .addSubcommand(new AccountShow(session))
                .addSubcommand(new AccountList(session))
                .addSubcommand(new AccountEndpoints(session))
                .addSubcommand(new AccountLimit(session));
    }

    /** Returns the group {@code key}. */
    public static CommandLine key(Session session) {
        return new CommandLine(new KeyGroup())
                .addSubcommand(new KeyCreate(session))
                .addSubcommand(new KeyList(session))
                .addSubcommand(new KeyRotate(session))
                .addSubcommand(new KeyRevoke(session));
    }

    /** Returns the group {@code endpoint}. */
    public static CommandLine endpoint(Session session) {
        return new CommandLine(new EndpointGroup()).addSubcommand(new EndpointCheck(session));
    }

    /** Returns the group {@code distribution}. */
    public static CommandLine distribution(Session session) {
        return new CommandLine(new DistributionGroup()).addSubcommand(new DistributionFolders(session));
    }

    @Command(
            name = "account",
            description = "Creates, shows, and changes accounts, using AWS credentials.",
            mixinStandardHelpOptions = true)
    private static final class AccountGroup {}

    @Command(
            name = "key",
            description = "Creates, lists, rotates, and revokes API keys, using AWS credentials.",
            mixinStandardHelpOptions = true)
    private static final class KeyGroup {}

    @Command(
            name = "endpoint",
            description = "Checks whether purges on URL endpoints can have an effect, using AWS credentials.",
            mixinStandardHelpOptions = true)
    private static final class EndpointGroup {}

    @Command(
            name = "distribution",
            description = "Configures folder wildcards of a distribution, using AWS credentials.",
            mixinStandardHelpOptions = true)
    private static final class DistributionGroup {}
}
