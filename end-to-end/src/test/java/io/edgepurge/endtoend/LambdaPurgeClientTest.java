package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.edgepurge.client.HttpConfig;
import io.edgepurge.client.HttpPurgeClient;
import io.edgepurge.client.LambdaPurgeClient;
import io.edgepurge.client.PurgeClient;
import io.edgepurge.client.PurgeQuery;
import io.edgepurge.client.PurgeRefused;
import io.edgepurge.client.PurgeRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The Java client by Lambda invocation, through the AWS SDK, against the local stack. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LambdaPurgeClientTest implements PurgeClientContract {
    private static final String SMALL = "small-lambda";

    private final RunningStack running;
    private final StackClient smallAccount;
    private final LambdaClient lambda;

    LambdaPurgeClientTest(RunningStack running) {
        this.running = running;
        smallAccount = running.operator().addAccount(SMALL, SMALL_QUOTA);
        lambda = LambdaClient.builder()
                .endpointOverride(running.stack().lambda())
                .build();
    }

    @AfterAll
    void close() {
        lambda.close();
    }

    private LambdaPurgeClient clientFor(String account) {
        return new LambdaPurgeClient(lambda, "PurgeInvokeFunction", account);
    }

    @Override
    public PurgeClient client() {
        return clientFor("demo");
    }

    @Override
    public String url(String relative) {
        return running.url(relative);
    }

    @Override
    public PurgeClient smallClient() {
        return clientFor(SMALL);
    }

    @Override
    public String smallUrl(String relative) {
        return smallAccount.url(relative);
    }

    @Test
    void a_request_that_is_sent_twice_asynchronously_is_purged_once() {
        PurgeRequest request = PurgeRequest.ofUrls(url("sent/1.jpg"));

        clientFor("demo").send(request);
        clientFor("demo").send(request);

        try (HttpPurgeClient http =
                new HttpPurgeClient(HttpConfig.of(running.stack().api(), "private_demo"))) {
            PurgeQuery sent = PurgeQuery.all().source("invoke").matching(url("sent/"));
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(http.list(sent).purges()).hasSize(1));
            String id = clientFor("demo").purge(request).purge().id();
            assertThat(http.list(sent).purges())
                    .singleElement()
                    .satisfies(purge -> assertThat(purge.id()).isEqualTo(id));
        }
    }

    @Test
    void violations_contain_the_url_although_the_response_does_not() {
        List<String> urls = IntStream.range(0, 150)
                .mapToObj(i -> i == 120 ? url("bad/#1") : url("refused/" + i + ".jpg"))
                .toList();

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> clientFor("demo").purgeAll(PurgeRequest.ofUrls(urls)))
                .satisfies(refused -> assertThat(refused.problem().violations())
                        .singleElement()
                        .satisfies(violation -> {
                            assertThat(violation.place().field()).isEqualTo("urls[120]");
                            assertThat(violation.place().value()).contains(url("bad/#1"));
                        }));
    }

    @Test
    void an_unknown_account_is_refused() {
        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> clientFor("unknown").purge(PurgeRequest.ofUrls(url("a/1.jpg"))))
                .satisfies(refused -> assertThat(refused.problem().type()).isEqualTo("account-not-found"));
    }
}
