package io.edgepurge.cli.operator;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.aws.KeyRegistry.RotationResult;
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

/** Gives a key a new secret and prints it. */
@Command(
        name = "rotate",
        description = "Gives an API key a new secret and prints it. The current secret stays valid for a while.",
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
            description = "how long the current secret stays valid; 0s ends it now (default: ${DEFAULT-VALUE})")
    private Duration overlap = Duration.ZERO;

    @Option(
            names = "--again",
            description =
                    "replace the secret of the last rotation, which was lost before it was used; the current secret stays"
                            + " valid")
    private boolean again;

    KeyRotate(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
    }

    @Override
    public void run() {
        ApiKey secret = KeySecret.generate(new SecureRandom());
        switch (new StackAccess(stack.variables()).call(aws -> rotate(aws, secret))) {
            case ROTATED -> KeySecret.print(session, name, secret);
            case KEY_NOT_FOUND -> throw name.unknown();
            case TWO_VALID_SECRETS ->
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        "The key %s has two valid secrets. 'edgepurge key list %s --output json' shows when the older one expires. Wait until then, or use --again if the newer one is not in use."
                                .formatted(name.key(), name.account()));
        }
        session.printMessage("New secret of key %s of account %s. Store it now: it is not shown again."
                .formatted(name.key(), name.account()));
    }

    private RotationResult rotate(AwsWiring aws, ApiKey secret) {
        return again
                ? aws.keyRegistry().rotateAgain(name.account(), name.key(), secret, overlap)
                : aws.keyRegistry().rotate(name.account(), name.key(), secret, overlap);
    }
}
