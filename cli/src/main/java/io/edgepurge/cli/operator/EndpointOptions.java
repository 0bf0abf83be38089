package io.edgepurge.cli.operator;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What all endpoints that one command enters have in common. */
final class EndpointOptions {
    @Option(names = "--shared", description = "they may overlap with endpoints of other accounts that are shared too")
    private boolean shared;

    @Option(
            names = "--tag-prefix",
            paramLabel = "PREFIX",
            description = "what their cache tags start with; '' if the account may purge every tag of the distribution")
    private Optional<String> tagPrefix = Optional.empty();

    @Option(
            names = "--origin-cache",
            paramLabel = "KIND=ADDRESS",
            description = "a cache behind the distribution, to be cleared first: varnish=http://host:port or"
                    + " nginx=http://host:port; once for each")
    private List<String> caches = new ArrayList<>();

    /** @throws CommandFailure if it is not spelled {@code https://host/prefix/=DISTRIBUTION}, or breaks a rule of endpoints */
    UrlEndpoint endpoint(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 0) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "An endpoint is given with its distribution, as in https://img.example/acme/=E1A2B3C4D5E6F7, not "
                            + text + ".");
        }
        return CommandFailure.refusing(() -> {
            UrlEndpoint plain = UrlEndpoint.of(
                            text.substring(0, equals), new DistributionId(text.substring(equals + 1)))
                    .withShared(shared);
            return tagPrefix
                    .map(TagPrefix::new)
                    .map(plain::withTags)
                    .orElse(plain)
                    .withOriginCaches(originCaches());
        });
    }

    private Optional<OriginCaches> originCaches() {
        if (caches.isEmpty()) {
            return Optional.empty();
        }
        List<CacheKind> kinds =
                caches.stream().map(EndpointOptions::kind).distinct().toList();
        if (kinds.size() > 1) {
            throw new IllegalArgumentException("the origin caches of an endpoint are all varnish or all nginx");
        }
        List<CacheAddress> addresses = caches.stream()
                .map(text -> new CacheAddress(text.substring(text.indexOf('=') + 1)))
                .toList();
        return Optional.of(new OriginCaches(kinds.getFirst(), addresses, Optional.empty(), Optional.empty()));
    }

    private static CacheKind kind(String text) {
        return Arrays.stream(CacheKind.values())
                .filter(kind -> text.startsWith(kind.name().toLowerCase(Locale.ROOT) + "="))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "an origin cache is given as varnish=http://host:port or nginx=http://host:port, not " + text));
    }
}
