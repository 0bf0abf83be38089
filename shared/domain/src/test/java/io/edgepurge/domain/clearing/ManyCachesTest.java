package io.edgepurge.domain.clearing;

import static io.edgepurge.testing.Samples.ENDPOINT;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.purgeOfSpellings;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.url.Spellings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An endpoint with the maximum number of slow caches, and items with the maximum number of paths. */
class ManyCachesTest {
    private static final int CACHES = 16;

    /** The largest timeout that can be configured. */
    private static final Duration SLOWEST_RESPONSE = Duration.ofSeconds(10);

    private final CachedDistributionFixture distribution = new CachedDistributionFixture();
    private final List<List<CacheCall>> rounds = new ArrayList<>();

    @Test
    void an_item_is_cleared_before_the_lease_expires() {
        configureCaches();
        Purge purge = distribution.accepted(purgeOfSpellings(1, spellings(1)));

        clear();

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(Duration.between(NOON, distribution.clock.instant()))
                .isLessThan(ClearingConfig.standard().lease());
    }

    @Test
    void every_run_clears_an_item() {
        configureCaches();
        Purge purge = distribution.accepted(purgeOfSpellings(1, spellings(1), spellings(2), spellings(3)));

        for (int run = 0; run < 3; run++) {
            clear();
        }

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void no_cache_gets_more_than_four_calls_at_once() {
        configureCaches();
        distribution.accepted(purgeOfSpellings(1, spellings(1)));

        clear();

        assertThat(rounds).allSatisfy(round -> {
            Map<CacheAddress, Long> calls = round.stream().collect(groupingBy(CacheCall::address, counting()));
            assertThat(calls.values()).allMatch(atOnce -> atOnce <= 4);
        });
    }

    private void configureCaches() {
        CacheAddress[] addresses = IntStream.rangeClosed(1, CACHES)
                .mapToObj(n -> new CacheAddress("http://cache-" + n + ":6081"))
                .toArray(CacheAddress[]::new);
        distribution.configure(UrlEndpoint.of(ENDPOINT, IMAGES)
                .withOriginCaches(Optional.of(OriginCaches.of(CacheKind.VARNISH, addresses))));
    }

    private void clear() {
        ClearingPorts ports = distribution.clearingPorts();
        distribution.reconcile(
                distribution.ports(),
                new ClearingPorts(ports.clearances(), ports.accounts(), ports.caches(), new SlowRounds()));
    }

    private static List<String> spellings(int item) {
        return IntStream.rangeClosed(0, Spellings.MAX_OF_FILE)
                .mapToObj(n -> "/" + item + "/" + n + ".jpg")
                .toList();
    }

    /** Makes concurrent calls, each of which takes almost as long as the timeout. */
    private final class SlowRounds implements ConcurrentRunner {
        @Override
        public <T, R> List<R> map(List<T> elements, Function<T, R> call) {
            List<R> results = elements.stream().map(call).toList();
            if (elements.getFirst() instanceof CacheCall) {
                rounds.add(elements.stream().map(CacheCall.class::cast).toList());
                distribution.clock.advance(SLOWEST_RESPONSE);
            }
            return results;
        }
    }
}
