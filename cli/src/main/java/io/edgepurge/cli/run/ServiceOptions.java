package io.edgepurge.cli.run;

import io.edgepurge.domain.account.ApiKey;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of all commands that call the HTTP API. */
public final class ServiceOptions {
    private final Session session;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "URL of the API (or EDGEPURGE_URL, or url in the configuration file)")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "API key; prefer EDGEPURGE_KEY, or key in the configuration file, because other users can see arguments")
    private Optional<String> key = Optional.empty();

    public ServiceOptions(Session session) {
        this.session = session;
    }

    /** The URL of the API and a key, which {@code toString} hides. */
    public record Access(URI api, ApiKey key) {}

    /** @throws CommandFailure if a setting is missing or the URL is malformed */
    public Access access() {
        Settings settings = session.settings();
        String address = settings.require(Setting.URL, url);
        return new Access(uri(address), key(settings.require(Setting.KEY, key)));
    }

    private static ApiKey key(String secret) {
        try {
            return new ApiKey(secret);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "The API key must have 1 to 256 characters. Check --key, EDGEPURGE_KEY, or key in the configuration"
                            + " file.");
        }
    }

    private static URI uri(String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("(?i)https?")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // reported below
        }
        throw new CommandFailure(
                ExitCode.REFUSED,
                "The URL of the API must look like https://purge.example.com, not " + Printable.url(address) + ".");
    }
}
