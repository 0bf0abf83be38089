package io.edgepurge.cli.operator;

import io.edgepurge.aws.AccountResult;
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

/** Creates an account. */
@Command(name = "create", description = "Creates an account.", mixinStandardHelpOptions = true)
final class AccountCreate implements Runnable {
    private final Session session;

    @Mixin
    private final TableOptions stack;

    @Mixin
    private final EndpointOptions common = new EndpointOptions();

    @Parameters(paramLabel = "ID", description = "ID of the new account: lowercase letters, digits, and '-'")
    private String id = "";

    @Option(
            names = "--endpoint",
            required = true,
            paramLabel = "URL=DISTRIBUTION",
            description = "URL endpoint and the distribution that serves it, such as"
                    + " https://img.example/acme/=E1A2B3C4D5E6F7; repeatable")
    private List<String> endpoints = new ArrayList<>();

    @Option(
            names = "--quota",
            paramLabel = "N",
            defaultValue = "1000",
            description = "monthly quota in items (default: ${DEFAULT-VALUE})")
    private int quota;

    AccountCreate(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
    }

    @Override
    public void run() {
        List<UrlEndpoint> owned = endpoints.stream().map(common::endpoint).toList();
        Account account = CommandFailure.validated(() -> new Account(new AccountId(id), owned, quota));
        StackAccess access = new StackAccess(stack.variables());
        Account created = requireDone(access.call(aws -> aws.accountRegistry().create(account)), account.id());
        session.print(AccountOutput.of(created));
        session.printMessage(
                "Account created. To create its first key, run: edgepurge key create " + account.id() + " NAME");
        new EndpointChecker(access).reportAfterChange(created, session);
    }

    /** @throws CommandFailure if the change was not made */
    static Account requireDone(AccountResult result, AccountId id) {
        return switch (result) {
            case AccountResult.Saved(Account account) -> account;
            case AccountResult.Refused(String reason) -> throw new CommandFailure(ExitCode.REFUSED, reason);
            case AccountResult.NotFound() -> throw StackAccess.noAccount(id);
            case AccountResult.AlreadyExists _ ->
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        "The account %s already exists and was not changed. Show it with 'edgepurge account show %s'; change it with 'edgepurge account endpoints' and 'edgepurge account limit'."
                                .formatted(id, id));
        };
    }
}
