package io.edgepurge.cli.operator;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.aws.KeyRegistry.Rotation;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.DurationText;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.TableOptions;
import io.edgepurge.domain.account.ApiKey;
import java.security.SecureRandom;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives a key another secret and shows it. */
@Command(
        name = "rotate",
        description = "Gives an API key another secret and prints it; the one in use stays valid for a while.",
        mixinStandardHelpOptions = true)
final class KeyRotate implements Runnable {
    private final Session session;

    @Mixin
    private final TableOptions stack;

    @Mixin
    private final KeyParameters name = new KeyParameters();

    @Option(
            names = "--overlap",
            paramLabel = "TIME",
            defaultValue = "24h",
            converter = DurationText.class,
            description = "how long the secret in use stays valid; 0s ends it now (default: ${DEFAULT-VALUE})")
    private Duration overlap = Duration.ZERO;

    @Option(
            names = "--again",
            description =
                    "the secret of the last rotation was lost before anybody used it: it is replaced, and the one in use"
                            + " stays")
    private boolean again;

    KeyRotate(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
    }

    @Override
    public void run() {
        ApiKey secret = KeySecret.draw(new SecureRandom());
        switch (new StackAccess(stack.variables()).call(aws -> rotate(aws, secret))) {
            case DONE -> KeySecret.show(session, name, secret);
            case NO_SUCH_KEY -> throw name.unknown();
            case TWO_VALID ->
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        "The key %s has two valid secrets, and callers may use either: 'edgepurge key list %s --output json' says until when. Wait for that; or, if nobody has the newer one, replace it with --again."
                                .formatted(name.key(), name.account()));
        }
        session.printMessage("This is the new secret of key %s of account %s. It is not shown again."
                .formatted(name.key(), name.account()));
    }

    private Rotation rotate(AwsWiring aws, ApiKey secret) {
        return again
                ? aws.keys().rotateAgain(name.account(), name.key(), secret, overlap)
                : aws.keys().rotate(name.account(), name.key(), secret, overlap);
    }
}
