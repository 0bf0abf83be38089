package io.edgepurge.cli.operator;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.TableOptions;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.UrlEndpoint;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and changes the endpoints of an account. */
@Command(
        name = "endpoints",
        description = "Adds and removes endpoints of an account; without options, shows them."
                + " To change an endpoint, remove and add it in the same command.",
        mixinStandardHelpOptions = true)
final class AccountEndpoints implements Runnable {
    private final Session session;

    @Mixin
    private final TableOptions stack;

    @Mixin
    private final EndpointOptions common = new EndpointOptions();

    @Parameters(paramLabel = "ID", description = "ID of the account")
    private String id = "";

    @Option(names = "--add", paramLabel = "URL=DISTRIBUTION", description = "endpoint to add; repeatable")
    private List<String> added = new ArrayList<>();

    @Option(names = "--remove", paramLabel = "URL", description = "endpoint to remove; repeatable")
    private List<String> removed = new ArrayList<>();

    AccountEndpoints(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
    }

    @Override
    public void run() {
        AccountId account = CommandFailure.validated(() -> new AccountId(id));
        List<UrlEndpoint> more = added.stream().map(common::endpoint).toList();
        StackAccess access = new StackAccess(stack.variables());
        boolean unchanged = added.isEmpty() && removed.isEmpty();
        Account after = unchanged
                ? access.call(aws -> StackAccess.account(aws, account))
                : AccountCreate.requireDone(
                        access.call(aws -> aws.accountRegistry().update(account, before -> changed(before, more))),
                        account);
        session.print(AccountOutput.of(after));
        if (!unchanged) {
            new EndpointChecker(access).reportAfterChange(after, session);
        }
    }

    private Account changed(Account before, List<UrlEndpoint> more) {
        List<UrlEndpoint> endpoints = new ArrayList<>(before.endpoints());
        for (String url : removed) {
            if (!endpoints.removeIf(endpoint -> endpoint.hasUrl(url))) {
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        "The account " + before.id() + " has no endpoint " + url
                                + ". Nothing was changed. List its endpoints with 'edgepurge account show "
                                + before.id() + "'.");
            }
        }
        endpoints.addAll(more);
        return CommandFailure.validated(() -> new Account(before.id(), endpoints, before.monthlyQuota()));
    }
}
