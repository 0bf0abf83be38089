package io.edgepurge.cli.operator;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that apply to all endpoints that a command adds. */
final class EndpointOptions {
    @Option(names = "--shared", description = "allow overlaps with shared endpoints of other accounts")
    private boolean shared;

    @Option(
            names = "--tag-prefix",
            paramLabel = "PREFIX",
            description = "prefix of their cache tags; '' allows every tag of the distribution")
    private Optional<String> tagPrefix = Optional.empty();

    @Option(
            names = "--origin-cache",
            paramLabel = "KIND=ADDRESS",
            description = "origin cache behind the distribution, cleared first: varnish=http://host:port or"
                    + " nginx=http://host:port; repeatable")
    private List<String> caches = new ArrayList<>();

    @Option(
            names = "--spellings",
            paramLabel = "all|requested",
            description = "spellings that a purge covers if its request doesn't set them (default: requested)")
    private Optional<String> spellings = Optional.empty();

    @Option(names = "--verify", description = "verify purges if their request doesn't set it (default: not verified)")
    private boolean verify;

    @Mixin
    private final VariantOptions variants = new VariantOptions();

    /** @throws CommandFailure if the text is not {@code https://host/prefix/=DISTRIBUTION} or violates an endpoint rule */
    UrlEndpoint endpoint(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 0) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "An endpoint must include its distribution, such as https://img.example/acme/=E1A2B3C4D5E6F7, not "
                            + text + ".");
        }
        return CommandFailure.validated(() -> {
            UrlEndpoint plain = UrlEndpoint.of(
                            text.substring(0, equals), new DistributionId(text.substring(equals + 1)))
                    .withShared(shared);
            return tagPrefix
                    .map(TagPrefix::new)
                    .map(plain::withTags)
                    .orElse(plain)
                    .withOriginCaches(originCaches())
                    .withSpellings(spellings.map(EndpointOptions::covered).orElse(CoveredSpellings.REQUESTED))
                    .withVariants(variants.rules())
                    .withVerify(verify);
        });
    }

    private static CoveredSpellings covered(String text) {
        return CoveredSpellings.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("--spellings must be all or requested, not " + text));
    }

    private Optional<OriginCaches> originCaches() {
        if (caches.isEmpty()) {
            return Optional.empty();
        }
        List<CacheKind> kinds =
                caches.stream().map(EndpointOptions::kind).distinct().toList();
        if (kinds.size() > 1) {
            throw new IllegalArgumentException("the origin caches of an endpoint must be all varnish or all nginx");
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
                        "an origin cache must be varnish=http://host:port or nginx=http://host:port, not " + text));
    }
}
