package io.edgepurge.cli.run;

import io.edgepurge.domain.account.ApiKey;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the API is and with which key to call it: the options of every command over HTTP. */
public final class ServiceOptions {
    private final Session session;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "address of the API (or EDGEPURGE_URL, or url in the file of settings)")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "API key; others may see it in the list of processes, so rather EDGEPURGE_KEY, or key in the file of settings")
    private Optional<String> key = Optional.empty();

    public ServiceOptions(Session session) {
        this.session = session;
    }

    /** An API and a key for it, which its text form hides. */
    public record Access(URI api, ApiKey key) {}

    /** @throws CommandFailure if one of them is missing, or the address is none */
    public Access access() {
        Settings settings = session.settings();
        String address = settings.require(Setting.URL, url);
        return new Access(uri(address), new ApiKey(settings.require(Setting.KEY, key)));
    }

    private static URI uri(String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("(?i)https?")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new CommandFailure(
                ExitCode.REFUSED,
                "The address of the API must be like https://purge.example.com, not " + address + ".");
    }
}
