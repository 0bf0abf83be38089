package io.edgepurge.cli.http;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.client.HttpConfig;
import io.edgepurge.client.HttpPurgeClient;
import io.edgepurge.client.PurgeException;
import io.edgepurge.client.PurgeOutcomeUnknown;
import io.edgepurge.client.PurgeRefused;
import java.util.List;
import java.util.function.Function;

/** Calls the API for one command, and says in the program's words what went wrong. */
final class ApiAccess {
    private final ServiceOptions options;
    private final Refusal refusal;

    private ApiAccess(ServiceOptions options, Refusal refusal) {
        this.options = options;
        this.refusal = refusal;
    }

    static ApiAccess of(ServiceOptions options) {
        return new ApiAccess(options, new Refusal(List.of()));
    }

    /** @param items what the command was given, to name what is refused by its line */
    static ApiAccess of(ServiceOptions options, List<InputItem> items) {
        return new ApiAccess(options, new Refusal(items));
    }

    /** @throws CommandFailure if the answer is no, or none comes */
    <T> T call(Function<HttpPurgeClient, T> call) {
        ServiceOptions.Access access = options.access();
        try (HttpPurgeClient client =
                new HttpPurgeClient(HttpConfig.of(access.api(), access.key().secret()))) {
            return call.apply(client);
        } catch (PurgeException e) {
            throw failure(e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    /** What went wrong, in the program's words. */
    CommandFailure failure(PurgeException e) {
        return switch (e) {
            case PurgeRefused refused -> refusal.of(refused);
            case PurgeOutcomeUnknown unanswered -> new CommandFailure(ExitCode.FAILED, unanswered(unanswered));
        };
    }

    private static String unanswered(PurgeOutcomeUnknown e) {
        String repeat = e.idempotencyKey()
                .map(key -> "\nRun the same command again with --idempotency-key " + key + ".")
                .orElse("");
        return e.getMessage() + Refusal.accepted(e.accepted()) + repeat;
    }
}
