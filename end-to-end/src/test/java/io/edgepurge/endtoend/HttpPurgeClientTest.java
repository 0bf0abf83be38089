package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgepurge.client.CacheTag;
import io.edgepurge.client.HttpConfig;
import io.edgepurge.client.HttpPurgeClient;
import io.edgepurge.client.Preview;
import io.edgepurge.client.Purge;
import io.edgepurge.client.PurgeClient;
import io.edgepurge.client.PurgeQuery;
import io.edgepurge.client.PurgeRefused;
import io.edgepurge.client.PurgeRequest;
import io.edgepurge.client.PurgeStatus;
import io.edgepurge.client.PurgeSummary;
import io.edgepurge.client.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Java client over HTTP, against the local stack. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpPurgeClientTest implements PurgeClientContract {
    private final RunningStack running;
    private final StackClient smallAccount;
    private final HttpPurgeClient client;
    private final HttpPurgeClient small;

    HttpPurgeClientTest(RunningStack running) {
        this.running = running;
        smallAccount = running.operator().addAccount("small-http", SMALL_QUOTA);
        client = clientWith("private_demo");
        small = clientWith(smallAccount.key());
    }

    @AfterAll
    void close() {
        Stream.of(client, small).forEach(HttpPurgeClient::close);
    }

    private HttpPurgeClient clientWith(String key) {
        return new HttpPurgeClient(HttpConfig.of(running.stack().api(), key));
    }

    @Override
    public PurgeClient client() {
        return client;
    }

    @Override
    public String url(String relative) {
        return running.url(relative);
    }

    @Override
    public PurgeClient smallClient() {
        return small;
    }

    @Override
    public String smallUrl(String relative) {
        return smallAccount.url(relative);
    }

    @Test
    void await_returns_when_the_edge_no_longer_has_the_file() {
        String image = url("waited/1.jpg");
        running.fetch(image);
        List<PurgeStatus> seen = new ArrayList<>();

        String id = client.purge(PurgeRequest.of(List.of(image), List.of(new CacheTag(url(""), "folder:waited"))))
                .purge()
                .id();
        Purge ended = client.await(id, Duration.ofMinutes(2), purge -> seen.add(purge.status()));

        assertThat(ended.status()).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(ended.items())
                .allSatisfy(item -> assertThat(item.invalidation()).isPresent());
        assertThat(seen.getLast()).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(running.fetch(image)).startsWith("Miss");
        assertThat(client.find(id)).isEqualTo(ended);
    }

    @Test
    void every_refused_url_of_a_long_list_is_reported_with_its_index() {
        List<String> urls = IntStream.range(0, 250)
                .mapToObj(i -> i % 100 == 7 ? url(i + "*") : url("refused/" + i + ".jpg"))
                .toList();
        int before = client.quota().quota().left();

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> client.purgeAll(PurgeRequest.ofUrls(urls)))
                .satisfies(refused -> {
                    assertThat(refused.problem().type()).isEqualTo("items-refused");
                    assertThat(refused.problem().violations())
                            .extracting(violation -> violation.place().field())
                            .containsExactly("urls[7]", "urls[107]", "urls[207]");
                    Violation first = refused.problem().violations().getFirst();
                    assertThat(first.place().value()).contains(url("7*"));
                    assertThat(first.rule()).isPresent();
                });
        assertThat(client.quota().quota().left()).isEqualTo(before);
    }

    @Test
    void a_preview_changes_nothing() {
        Preview preview = client.preview(PurgeRequest.ofUrls(url("preview/a/*"), url("preview/a/1.jpg"), url("p*")));

        assertThat(preview.acceptable()).isFalse();
        assertThat(preview.violations()).hasSize(1);
        assertThat(preview.items().get(1).coveredBy()).contains("/demo/preview/a/*");
        assertThat(preview.bill().invalidations().getFirst().paths()).containsExactly("/demo/preview/a/*");
        assertThat(client.list(PurgeQuery.all().matching(url("preview/"))).purges())
                .isEmpty();
    }

    @Test
    void purges_are_listed_over_several_pages() {
        List<String> ids = Stream.of("1", "2", "3")
                .map(name -> client.purge(PurgeRequest.ofUrls(url("listed/" + name + ".jpg")))
                        .purge()
                        .id())
                .toList();
        PurgeQuery query = PurgeQuery.all()
                .limit(2)
                .oldestFirst()
                .source("api")
                .from(Instant.now().minusSeconds(600))
                .to(Instant.now().plusSeconds(600))
                .matching(url("listed/"));

        assertThat(client.list(query).next()).isPresent();
        assertThat(client.listAll(query).map(PurgeSummary::id)).isEqualTo(ids);
    }

    @Test
    void a_purge_for_later_can_be_cancelled_and_an_unknown_one_cannot() {
        String id = client.purge(PurgeRequest.ofUrls(url("cancelled/1.jpg"))
                        .withNotBefore(Instant.now().plusSeconds(3_600)))
                .purge()
                .id();

        assertThat(client.cancel(id).status()).isEqualTo(PurgeStatus.CANCELLED);

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> client.cancel("nothing"))
                .satisfies(refused -> assertThat(refused.problem().type()).isEqualTo("purge-not-found"));
    }

    @Test
    void quota_by_day_and_account_are_returned() {
        client.purge(PurgeRequest.ofUrls(url("counted/1.jpg")));

        assertThat(client.quotaByDay().days().getLast().units()).containsKey("api");
        assertThat(client.quota().days()).isEmpty();
        assertThat(client.account().id()).isEqualTo("demo");
        assertThat(client.account().key().scopes()).contains("purge", "read");
        assertThat(client.account().endpoints()).hasSize(1);
    }

    @Test
    void an_unknown_key_is_refused() {
        try (HttpPurgeClient unknown = clientWith("private_unknown")) {
            assertThatExceptionOfType(PurgeRefused.class)
                    .isThrownBy(unknown::quota)
                    .satisfies(refused -> assertThat(refused.problem().type()).isEqualTo("key-unknown"));
        }
    }
}
