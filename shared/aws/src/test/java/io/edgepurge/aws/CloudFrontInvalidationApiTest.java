package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.CallerReference;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.BadPath;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Created;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.NotAllowed;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.ReferenceReused;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Throttled;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.TooManyInProgress;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Unanswered;
import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.cloudfront.PageMarker;
import io.edgepurge.domain.cloudfront.RecentInvalidations;
import io.edgepurge.domain.cloudfront.RecentInvalidations.Listed;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Maps CloudFront's HTTP responses to outcomes. */
class CloudFrontInvalidationApiTest {
    private static final CollapsedPaths PATHS =
            CollapsedPaths.of(List.of(new InvalidationPath("/a.jpg"), new InvalidationPath("/b/*")));

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(
                        400,
                        "TooManyInvalidationsInProgress",
                        "too many",
                        new TooManyInProgress(InProgressLimit.FILES)),
                Arguments.of(
                        400,
                        "TooManyInvalidationsInProgress",
                        "too many wildcard invalidations",
                        new TooManyInProgress(InProgressLimit.WILDCARDS)),
                Arguments.of(400, "InvalidArgument", "bad path /~", new BadPath("bad path /~")),
                Arguments.of(413, "BatchTooLarge", "too large", new BadPath("too large")),
                Arguments.of(
                        400,
                        "InvalidArgument",
                        "Your request contains a caller reference that was used for a previous invalidation batch",
                        new ReferenceReused()),
                Arguments.of(400, "InvalidationBatchAlreadyExists", "exists", new ReferenceReused()),
                Arguments.of(400, "Throttling", "Rate exceeded", new Throttled()),
                Arguments.of(403, "AccessDenied", "no", new NotAllowed("AccessDenied")),
                Arguments.of(403, "ExpiredToken", "old", new NotAllowed("ExpiredToken")),
                Arguments.of(404, "NoSuchDistribution", "gone", new NotAllowed("NoSuchDistribution")),
                Arguments.of(503, "ServiceUnavailable", "later", new Unanswered()),
                Arguments.of(500, "InternalError", "oh", new Unanswered()));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void each_error_maps_to_an_outcome_after_one_call(
            int status, String code, String message, InvalidationOutcome meaning) {
        try (ScriptedCloudFront cloudFront = ScriptedCloudFront.error(status, code, message)) {
            InvalidationOutcome outcome = create(cloudFront);

            assertThat(outcome).isEqualTo(meaning);
            assertThat(cloudFront.requests()).hasSize(1);
        }
    }

    @Test
    void a_lost_response_is_an_unknown_outcome() {
        try (ScriptedCloudFront cloudFront = ScriptedCloudFront.none()) {
            assertThat(create(cloudFront)).isEqualTo(new Unanswered());
            assertThat(cloudFront.requests()).hasSize(1);
        }
    }

    @Test
    void a_batch_contains_the_caller_reference_and_the_unchanged_paths() {
        try (ScriptedCloudFront cloudFront = ScriptedCloudFront.invalidation("I2J3", "InProgress")) {
            InvalidationOutcome outcome = create(cloudFront);

            assertThat(outcome).isEqualTo(new Created(new InvalidationId("I2J3")));
            assertThat(cloudFront.requests().getFirst())
                    .contains("POST /2020-05-31/distribution/EIMAGES/invalidation")
                    .contains("<CallerReference>plan-1</CallerReference>")
                    .contains("<Quantity>2</Quantity>")
                    .contains("<Path>/a.jpg</Path><Path>/b/*</Path>");
        }
    }

    @Test
    void a_tenant_is_invalidated_through_its_own_operations() {
        DistributionId tenant = new DistributionId("dt_2wjMbXuxnqI");
        try (ScriptedCloudFront cloudFront = ScriptedCloudFront.invalidation("I2J3", "Completed")) {
            InvalidationApi invalidationApi = CloudFrontInvalidationApi.of(new Clients(cloudFront.variables()));

            assertThat(invalidationApi.createInvalidation(tenant, new CallerReference("plan-1"), PATHS))
                    .isEqualTo(new Created(new InvalidationId("I2J3")));
            assertThat(invalidationApi.progressOf(tenant, new InvalidationId("I2J3")))
                    .isEqualTo(new InvalidationProgress.Completed());
            assertThat(cloudFront.requests())
                    .allSatisfy(request -> assertThat(request)
                            .contains("/2020-05-31/distribution-tenant/dt_2wjMbXuxnqI/invalidation"));
        }
    }

    @ParameterizedTest
    @CsvSource({"Completed, true", "COMPLETED, true", "InProgress, false", "something new, false"})
    void only_the_status_completed_means_completed(String status, boolean completed) {
        try (ScriptedCloudFront cloudFront = ScriptedCloudFront.invalidation("I2J3", status)) {
            InvalidationProgress progress = progress(cloudFront);

            assertThat(progress instanceof InvalidationProgress.Completed).isEqualTo(completed);
        }
    }

    @ParameterizedTest
    @CsvSource({"400, Throttling", "503, ServiceUnavailable"})
    void a_failed_poll_leaves_the_progress_unknown(int status, String code) {
        try (ScriptedCloudFront cloudFront = ScriptedCloudFront.error(status, code, "x")) {
            assertThat(progress(cloudFront)).isEqualTo(new InvalidationProgress.Unknown());
        }
    }

    @Test
    void a_denied_poll_is_reported() {
        try (ScriptedCloudFront cloudFront = ScriptedCloudFront.error(403, "AccessDenied", "x")) {
            assertThat(progress(cloudFront)).isEqualTo(new InvalidationProgress.NotAllowed("AccessDenied"));
        }
    }

    @Test
    void one_call_lists_the_newest_invalidations_with_their_status() {
        try (ScriptedCloudFront cloudFront =
                ScriptedCloudFront.list("I1", "InProgress", "I2", "Completed", "I3", "COMPLETED")) {
            assertThat(list(cloudFront, IMAGES)).isEqualTo(new Listed(ids("I2", "I3"), ids("I1")));
            assertThat(cloudFront.requests())
                    .containsExactly("GET /2020-05-31/distribution/EIMAGES/invalidation?MaxItems=100\n");
        }
    }

    @Test
    void a_page_names_its_end_and_another_call_continues_after_it() {
        try (ScriptedCloudFront cloudFront =
                ScriptedCloudFront.firstPage("I1", "I2", "InProgress", "I1", "Completed")) {
            PageMarker end = new PageMarker("I1");
            InvalidationApi api = CloudFrontInvalidationApi.of(new Clients(cloudFront.variables()));

            assertThat(api.recentInvalidations(IMAGES, Optional.empty()))
                    .isEqualTo(new Listed(ids("I1"), ids("I2"), Optional.of(end)));
            api.recentInvalidations(IMAGES, Optional.of(end));
            api.recentInvalidations(new DistributionId("dt_2wjMbXuxnqI"), Optional.of(end));

            assertThat(cloudFront.requests())
                    .containsExactly(
                            "GET /2020-05-31/distribution/EIMAGES/invalidation?MaxItems=100\n",
                            "GET /2020-05-31/distribution/EIMAGES/invalidation?Marker=I1&MaxItems=100\n",
                            "GET /2020-05-31/distribution-tenant/dt_2wjMbXuxnqI/invalidation?Marker=I1&MaxItems=100\n");
        }
    }

    @Test
    void a_distribution_without_invalidations_has_an_empty_list() {
        try (ScriptedCloudFront cloudFront = ScriptedCloudFront.list()) {
            assertThat(list(cloudFront, IMAGES)).isEqualTo(new Listed(Set.of(), Set.of()));
        }
    }

    @Test
    void a_tenants_invalidations_are_listed_through_its_own_operation() {
        try (ScriptedCloudFront cloudFront = ScriptedCloudFront.list("I1", "Completed")) {
            assertThat(list(cloudFront, new DistributionId("dt_2wjMbXuxnqI")))
                    .isEqualTo(new Listed(ids("I1"), Set.of()));
            assertThat(cloudFront.requests())
                    .containsExactly("GET /2020-05-31/distribution-tenant/dt_2wjMbXuxnqI/invalidation?MaxItems=100\n");
        }
    }

    static Stream<Arguments> listErrors() {
        return Stream.of(
                Arguments.of(400, "Throttling", new RecentInvalidations.Throttled()),
                Arguments.of(503, "ServiceUnavailable", new RecentInvalidations.Unanswered()),
                Arguments.of(400, "InvalidArgument", new RecentInvalidations.Unanswered()),
                Arguments.of(403, "AccessDenied", new RecentInvalidations.NotAllowed("AccessDenied")),
                Arguments.of(404, "NoSuchDistribution", new RecentInvalidations.NotAllowed("NoSuchDistribution")));
    }

    @ParameterizedTest
    @MethodSource("listErrors")
    void each_error_of_a_list_maps_to_a_result(int status, String code, RecentInvalidations meaning) {
        try (ScriptedCloudFront cloudFront = ScriptedCloudFront.error(status, code, "x")) {
            assertThat(list(cloudFront, IMAGES)).isEqualTo(meaning);
        }
    }

    @Test
    void a_list_without_a_response_is_unanswered() {
        try (ScriptedCloudFront cloudFront = ScriptedCloudFront.none()) {
            assertThat(list(cloudFront, IMAGES)).isEqualTo(new RecentInvalidations.Unanswered());
        }
    }

    private static RecentInvalidations list(ScriptedCloudFront cloudFront, DistributionId distribution) {
        return CloudFrontInvalidationApi.of(new Clients(cloudFront.variables()))
                .recentInvalidations(distribution, Optional.empty());
    }

    private static Set<InvalidationId> ids(String... ids) {
        return Stream.of(ids).map(InvalidationId::new).collect(Collectors.toSet());
    }

    private static InvalidationOutcome create(ScriptedCloudFront cloudFront) {
        return CloudFrontInvalidationApi.of(new Clients(cloudFront.variables()))
                .createInvalidation(IMAGES, new CallerReference("plan-1"), PATHS);
    }

    private static InvalidationProgress progress(ScriptedCloudFront cloudFront) {
        return CloudFrontInvalidationApi.of(new Clients(cloudFront.variables()))
                .progressOf(IMAGES, new InvalidationId("I2J3"));
    }
}
