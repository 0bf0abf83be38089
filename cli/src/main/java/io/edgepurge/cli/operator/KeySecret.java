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

/** A secret on its way to whoever asked for it: drawn here, shown once, kept nowhere. */
final class KeySecret {
    private static final int BYTES = 256 / 8;

    private KeySecret() {}

    /** 256 random bits, after the prefix that such keys have at ImageKit. */
    static ApiKey draw(RandomGenerator random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return new ApiKey("private_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /**
     * Prints the secret and nothing else to stdout; with {@code --output json}, in a document that names the key.
     *
     * @throws CommandFailure if stdout does not take it: then the key is valid and nobody has its secret
     */
    static void show(Session session, KeyParameters name, ApiKey secret) {
        CommandOutput answer = CommandOutput.of(
                () -> JsonNodeFactory.instance
                        .objectNode()
                        .put("account", name.account().value())
                        .put("key", name.key().value())
                        .put("secret", secret.secret()),
                () -> Table.ofValues().with(secret.secret()));
        try {
            session.print(answer);
        } catch (CommandFailure e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The secret could not be written to stdout and is lost, though it is valid. Give out another: edgepurge key rotate %s %s --again"
                            .formatted(name.account(), name.key()));
        }
    }
}
