package io.edgepurge.cli.operator;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.KeyId;
import picocli.CommandLine.Parameters;

/** The parameters that identify a key. */
final class KeyParameters {
    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "ID of the account")
    private String account = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "name of the key, shown with its purges")
    private String name = "";

    /** @throws CommandFailure if the account ID is malformed */
    AccountId account() {
        return CommandFailure.validated(() -> new AccountId(account));
    }

    /** @throws CommandFailure if the key name is malformed */
    KeyId key() {
        return CommandFailure.validated(() -> new KeyId(name));
    }

    CommandFailure unknown() {
        return new CommandFailure(
                ExitCode.REFUSED,
                "The account " + account + " has no valid key " + name + ". List its keys with 'edgepurge key list "
                        + account + "'.");
    }
}
