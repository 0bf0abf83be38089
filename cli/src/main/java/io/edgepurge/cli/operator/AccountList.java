package io.edgepurge.cli.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Table;
import io.edgepurge.cli.run.TableOptions;
import io.edgepurge.domain.account.OwnedEndpoint;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the endpoints of all accounts. */
@Command(
        name = "list",
        description = "Lists the endpoints of all accounts. Accounts without endpoints aren't listed.",
        mixinStandardHelpOptions = true)
final class AccountList implements Runnable {
    private final Session session;

    @Mixin
    private final TableOptions stack;

    AccountList(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
    }

    @Override
    public void run() {
        List<OwnedEndpoint> endpoints = new StackAccess(stack.variables())
                .call(aws -> aws.accountRegistry().endpoints()).stream()
                        .sorted(Comparator.comparing(OwnedEndpoint::account)
                                .thenComparing(owned -> owned.endpoint().url()))
                        .toList();
        session.print(CommandOutput.of(() -> json(endpoints), () -> table(endpoints)));
    }

    private static Table table(List<OwnedEndpoint> endpoints) {
        return Table.of("ACCOUNT", "ENDPOINT", "DISTRIBUTION")
                .withAll(endpoints.stream()
                        .map(owned -> List.of(
                                owned.account().value(),
                                owned.endpoint().url(),
                                owned.endpoint().distribution().value()))
                        .toList());
    }

    private static ObjectNode json(List<OwnedEndpoint> endpoints) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("endpoints");
        endpoints.forEach(owned -> list.addObject()
                .put("account", owned.account().value())
                .put("url", owned.endpoint().url())
                .put("distribution", owned.endpoint().distribution().value()));
        return json;
    }
}
