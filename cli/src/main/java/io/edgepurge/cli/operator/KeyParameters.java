package io.edgepurge.cli.operator;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.KeyId;
import picocli.CommandLine.Parameters;

/** Which key a command is about. */
final class KeyParameters {
    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "the account")
    private String account = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "the key's name, which purges and lists show")
    private String name = "";

    /** @throws CommandFailure if it is no id of an account */
    AccountId account() {
        return CommandFailure.refusing(() -> new AccountId(account));
    }

    /** @throws CommandFailure if it is no name of a key */
    KeyId key() {
        return CommandFailure.refusing(() -> new KeyId(name));
    }

    CommandFailure unknown() {
        return new CommandFailure(
                ExitCode.REFUSED,
                "The account " + account + " has no key " + name + ", or it is revoked: 'edgepurge key list " + account
                        + "' shows them.");
    }
}
