package io.edgepurge.cli.operator;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.TableOptions;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sets the monthly quota of an account. */
@Command(
        name = "limit",
        description = "Sets an account's monthly quota, effective this month.",
        mixinStandardHelpOptions = true)
final class AccountLimit implements Runnable {
    private final Session session;

    @Mixin
    private final TableOptions stack;

    @Parameters(index = "0", paramLabel = "ID", description = "ID of the account")
    private String id = "";

    @Parameters(index = "1", paramLabel = "N", description = "monthly quota in items")
    private int quota;

    AccountLimit(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
    }

    @Override
    public void run() {
        AccountId account = CommandFailure.validated(() -> new AccountId(id));
        session.print(AccountOutput.of(AccountCreate.requireDone(
                new StackAccess(stack.variables())
                        .call(aws -> aws.accountRegistry().update(account, this::changed)),
                account)));
    }

    private Account changed(Account before) {
        return CommandFailure.validated(() -> new Account(before.id(), before.endpoints(), quota));
    }
}
