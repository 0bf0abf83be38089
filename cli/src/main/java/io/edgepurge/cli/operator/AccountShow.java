package io.edgepurge.cli.operator;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.TableOptions;
import io.edgepurge.domain.account.AccountId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one account. */
@Command(
        name = "show",
        description = "Shows the monthly quota and the endpoints of an account.",
        mixinStandardHelpOptions = true)
final class AccountShow implements Runnable {
    private final Session session;

    @Mixin
    private final TableOptions stack;

    @Parameters(paramLabel = "ID", description = "ID of the account")
    private String id = "";

    AccountShow(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
    }

    @Override
    public void run() {
        AccountId account = CommandFailure.validated(() -> new AccountId(id));
        session.print(
                AccountOutput.of(new StackAccess(stack.variables()).call(aws -> StackAccess.account(aws, account))));
    }
}
