package io.edgepurge.cli.operator;

import io.edgepurge.aws.Entry;
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

/** Enters an account that is not there yet. */
@Command(name = "create", description = "Creates an account.", mixinStandardHelpOptions = true)
final class AccountCreate implements Runnable {
    private final Session session;

    @Mixin
    private final TableOptions stack;

    @Mixin
    private final EndpointOptions common = new EndpointOptions();

    @Parameters(paramLabel = "ID", description = "lower-case letters, digits and '-'")
    private String id = "";

    @Option(
            names = "--endpoint",
            required = true,
            paramLabel = "URL=DISTRIBUTION",
            description = "what it may purge and which distribution serves that, as in"
                    + " https://img.example/acme/=E1A2B3C4D5E6F7; once for each")
    private List<String> endpoints = new ArrayList<>();

    @Option(
            names = "--quota",
            paramLabel = "N",
            defaultValue = "1000",
            description = "items it may purge in a month (default: ${DEFAULT-VALUE})")
    private int quota;

    AccountCreate(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
    }

    @Override
    public void run() {
        List<UrlEndpoint> owned = endpoints.stream().map(common::endpoint).toList();
        Account account = CommandFailure.refusing(() -> new Account(new AccountId(id), owned, quota));
        Account created = done(
                new StackAccess(stack.variables()).call(aws -> aws.registry().create(account)), account.id());
        session.print(AccountOutput.of(created));
        session.printMessage("Created. Its first key: edgepurge key create " + account.id() + " NAME");
    }

    /** @throws CommandFailure if it is anything else than done */
    static Account done(Entry entry, AccountId id) {
        return switch (entry) {
            case Entry.Done(Account account) -> account;
            case Entry.Refused(String why) -> throw new CommandFailure(ExitCode.REFUSED, why);
            case Entry.Missing() -> throw StackAccess.noAccount(id);
            case Entry.Exists exists ->
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        "There is an account %s already, and it stays as it is: see 'edgepurge account show %s', and change it with 'edgepurge account endpoints' and 'edgepurge account limit'."
                                .formatted(id, id));
        };
    }
}
