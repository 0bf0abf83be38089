package io.edgepurge.cli.http;

import io.edgepurge.cli.input.InputItem;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Printable;
import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.client.HttpConfig;
import io.edgepurge.client.JsonPurgeClient;
import io.edgepurge.client.PurgeException;
import io.edgepurge.client.PurgeOutcomeUnknown;
import io.edgepurge.client.PurgeRefused;
import java.util.List;
import java.util.function.Function;

/** Calls the API for one command and turns exceptions into messages for the user. */
final class ApiAccess {
    private final ServiceOptions options;
    private final RefusalMessage refusal;

    private ApiAccess(ServiceOptions options, RefusalMessage refusal) {
        this.options = options;
        this.refusal = refusal;
    }

    static ApiAccess of(ServiceOptions options) {
        return new ApiAccess(options, new RefusalMessage(List.of()));
    }

    /** @param items the input of the command, to identify refused items by file and line */
    static ApiAccess of(ServiceOptions options, List<InputItem> items) {
        return new ApiAccess(options, new RefusalMessage(items));
    }

    /** @throws CommandFailure if the API refuses the request or does not respond */
    <T> T call(Function<JsonPurgeClient, T> request) {
        ServiceOptions.Access access = options.access();
        try (JsonPurgeClient client =
                new JsonPurgeClient(HttpConfig.of(access.api(), access.key().secret()))) {
            return request.apply(client);
        } catch (PurgeException e) {
            throw failure(e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    /** Returns the exit code and the message for an exception. */
    CommandFailure failure(PurgeException e) {
        return switch (e) {
            case PurgeRefused refused -> refusal.of(refused);
            case PurgeOutcomeUnknown unknown -> new CommandFailure(ExitCode.FAILED, message(unknown));
        };
    }

    private static String message(PurgeOutcomeUnknown e) {
        String repeat = e.idempotencyKey()
                .map(key -> "\nRun the same command again with --idempotency-key " + key + ".")
                .orElse("");
        return Printable.line(String.valueOf(e.getMessage())) + RefusalMessage.accepted(e.accepted()) + repeat;
    }
}
