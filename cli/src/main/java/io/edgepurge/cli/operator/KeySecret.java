package io.edgepurge.cli.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Table;
import io.edgepurge.domain.account.ApiKey;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Generates and prints the secret of a key. It is shown once and not stored. */
final class KeySecret {
    private static final int BYTES = 256 / 8;

    private KeySecret() {}

    /** Returns 256 random bits with the prefix that ImageKit's private keys have. */
    static ApiKey generate(RandomGenerator random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return new ApiKey("private_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /**
     * Prints only the secret to stdout; with {@code --output json}, a document with the key and the secret.
     *
     * @throws CommandFailure if writing to stdout fails; the key is then valid, but its secret is lost
     */
    static void print(Session session, KeyParameters name, ApiKey secret) {
        CommandOutput output = CommandOutput.of(
                () -> JsonNodeFactory.instance
                        .objectNode()
                        .put("account", name.account().value())
                        .put("key", name.key().value())
                        .put("secret", secret.secret()),
                () -> Table.ofValues().with(secret.secret()));
        try {
            session.printOnce(output);
        } catch (CommandFailure e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "Cannot write to stdout. The new secret is valid but lost. Replace it with: edgepurge key rotate %s %s --again"
                            .formatted(name.account(), name.key()));
        }
    }
}
