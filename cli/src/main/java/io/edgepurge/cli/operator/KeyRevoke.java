package io.edgepurge.cli.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Table;
import io.edgepurge.cli.run.TableOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Revokes a key. */
@Command(
        name = "revoke",
        description = "Revokes an API key with all its secrets within a minute. This can't be undone.",
        mixinStandardHelpOptions = true)
final class KeyRevoke implements Runnable {
    private final Session session;

    @Mixin
    private final TableOptions stack;

    @Mixin
    private final KeyParameters name = new KeyParameters();

    KeyRevoke(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
    }

    @Override
    public void run() {
        if (!new StackAccess(stack.variables()).call(aws -> aws.keyRegistry().revoke(name.account(), name.key()))) {
            throw name.unknown();
        }
        session.print(CommandOutput.of(
                () -> JsonNodeFactory.instance
                        .objectNode()
                        .put("account", name.account().value())
                        .put("key", name.key().value())
                        .put("state", "revoked"),
                () -> Table.ofValues().with(name.key().value(), "revoked")));
        session.printMessage("The key stops working within a minute.");
    }
}
