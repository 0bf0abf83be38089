package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.url.ProtectedFolders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrimingTest {
    private final List<String> runs = new ArrayList<>();

    @Test
    void a_request_runs_before_a_snapshot_only() {
        Priming.of(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")).run(() -> runs.add("snapshot"));
        Priming.of(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")).run(() -> runs.add("on demand"));
        Priming.of(Map.of()).run(() -> runs.add("elsewhere"));

        assertThat(runs).containsExactly("snapshot");
    }

    @Test
    void a_function_starts_even_if_the_request_fails() {
        new Priming(true).run(() -> {
            runs.add("tried");
            throw new IllegalStateException("no response");
        });

        assertThat(runs).containsExactly("tried");
    }

    @Test
    void a_purge_over_read_only_adapters_is_accepted_and_writes_nothing() {
        try (ScriptedCloudFront aws = ScriptedCloudFront.emptyJson()) {
            assertThat(purgeOver(wiring(aws).readOnly())).isInstanceOf(Accepted.class);

            assertThat(aws.requests()).isNotEmpty().noneMatch(PrimingTest::isWrite);
        }
    }

    @Test
    void a_purge_over_adapters_in_memory_is_accepted_found_and_sends_nothing() {
        try (ScriptedCloudFront aws = ScriptedCloudFront.emptyJson()) {
            AwsWiring memory = wiring(aws).inMemory();
            Caller caller = memory.accounts()
                    .findCaller(new ApiKey(PrimingAccounts.SECRET))
                    .orElseThrow();

            PurgeId id = PrimingAccounts.createPurge(memory);

            assertThat(memory.purgeStore().find(caller.account().id(), id)).isPresent();
            memory.doorbells().notify(List.of(IMAGES));
            assertThat(aws.requests()).isEmpty();
        }
    }

    @Test
    void the_original_adapters_still_write() {
        try (ScriptedCloudFront aws = ScriptedCloudFront.emptyJson()) {
            AwsWiring wiring = wiring(aws);
            var _ = wiring.readOnly();

            wiring.doorbells().notify(List.of(IMAGES));

            assertThat(aws.requests()).singleElement().matches(PrimingTest::isWrite);
        }
    }

    private static Object purgeOver(AwsWiring aws) {
        Caller caller = new PrimingAccounts(aws.accounts())
                .findCaller(new ApiKey("priming"))
                .orElseThrow();
        return new PurgeService(aws.purgePorts(PurgeObserver.NONE), ProtectedFolders.parse("media"))
                .accept(new PurgeRequest(
                        caller, PurgeSource.API, PurgeSpec.urls(List.of(PrimingAccounts.URL)), Optional.empty()));
    }

    private static boolean isWrite(String request) {
        return Stream.of("TransactItems", "UpdateExpression", "PutRequest", "Entries", "MessageBody")
                .anyMatch(request::contains);
    }

    private static AwsWiring wiring(ScriptedCloudFront aws) {
        return new AwsWiring(Map.of(
                "PURGE_TABLE", "purges",
                "DOORBELL_QUEUE_URL", aws.endpoint() + "/123456789012/doorbells",
                "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"));
    }
}
