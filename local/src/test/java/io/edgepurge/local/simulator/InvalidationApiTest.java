package io.edgepurge.local.simulator;

import static io.edgepurge.local.simulator.RunningSimulator.DISTRIBUTION;
import static io.edgepurge.local.simulator.RunningSimulator.TAGGED;
import static io.edgepurge.local.simulator.RunningSimulator.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.model.CreateInvalidationForDistributionTenantResponse;
import software.amazon.awssdk.services.cloudfront.model.CreateInvalidationResponse;
import software.amazon.awssdk.services.cloudfront.model.EntityNotFoundException;
import software.amazon.awssdk.services.cloudfront.model.InvalidArgumentException;
import software.amazon.awssdk.services.cloudfront.model.Invalidation;
import software.amazon.awssdk.services.cloudfront.model.InvalidationList;
import software.amazon.awssdk.services.cloudfront.model.InvalidationSummary;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;
import software.amazon.awssdk.services.cloudfront.model.NoSuchInvalidationException;

class InvalidationApiTest {
    private final RunningSimulator simulator = RunningSimulator.start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void an_invalidation_is_created_in_progress() {
        CreateInvalidationResponse response = simulator
                .sdk()
                .createInvalidation(request -> request.distributionId(DISTRIBUTION)
                        .invalidationBatch(batch -> batch.callerReference("ref-1")
                                .paths(paths -> paths.quantity(2).items("/a.jpg", "/b/*"))));

        Invalidation invalidation = response.invalidation();
        assertThat(response.sdkHttpResponse().statusCode()).isEqualTo(201);
        assertThat(response.location())
                .isEqualTo(simulator.endpoint() + "/2020-05-31/distribution/" + DISTRIBUTION + "/invalidation/"
                        + invalidation.id());
        assertThat(response.responseMetadata().requestId()).hasSize(36);
        assertThat(invalidation.id()).matches("I[A-Z0-9]{13}");
        assertThat(invalidation.status()).isEqualTo("InProgress");
        assertThat(invalidation.createTime())
                .isEqualTo(simulator.controls().now().truncatedTo(ChronoUnit.MILLIS));
        assertThat(invalidation.invalidationBatch().callerReference()).isEqualTo("ref-1");
        assertThat(invalidation.invalidationBatch().paths().items()).containsExactly("/a.jpg", "/b/*");
    }

    @Test
    void an_invalidation_completes_exactly_after_its_time() {
        Invalidation created = simulator.invalidate("ref-1", "/a.jpg");

        simulator.controls().advanceClock(Duration.ofMillis(9_999));
        assertThat(simulator.get(created.id()).status()).isEqualTo("InProgress");

        simulator.controls().advanceClock(Duration.ofMillis(1));
        assertThat(simulator.get(created.id()).status()).isEqualTo("Completed");
        assertThat(simulator.get(created.id()).invalidationBatch().paths().items())
                .containsExactly("/a.jpg");
    }

    @Test
    void escaped_xml_characters_round_trip() {
        Invalidation created = simulator.invalidate("a<b>&\"c\"", "/a.jpg?w=1&h='2'");

        assertThat(simulator.get(created.id()).invalidationBatch())
                .isEqualTo(created.invalidationBatch())
                .satisfies(batch -> assertThat(batch.callerReference()).isEqualTo("a<b>&\"c\""))
                .satisfies(batch -> assertThat(batch.paths().items()).containsExactly("/a.jpg?w=1&h='2'"));
    }

    @Test
    void references_in_a_batch_are_stored_as_characters_and_sent_back_as_references() {
        String created = simulator.createRaw("""
                <InvalidationBatch xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">\
                <Paths><Quantity>1</Quantity><Items><Path>/a?b&amp;c&amp;amp;d&#x26;lt;&#39;</Path></Items></Paths>\
                <CallerReference>a&#x0D;&#x0A;b&quot;&amp;quot;]]&gt;</CallerReference></InvalidationBatch>
                """).body();
        String id = created.replaceFirst("(?s).*<Id>(.*?)</Id>.*", "$1");

        assertThat(simulator.get(id).invalidationBatch().paths().items()).containsExactly("/a?b&c&amp;d&lt;'");
        assertThat(simulator.get(id).invalidationBatch().callerReference()).isEqualTo("a\r\nb\"&quot;]]>");
        assertThat(created).contains("/a?b&amp;c&amp;amp;d&amp;lt;'</Path>").contains("a&#xD;\nb");
    }

    @Test
    void lists_come_in_pages_newest_first() {
        List<String> oldestFirst = IntStream.range(0, 5)
                .mapToObj(i -> simulator.invalidate("ref-" + i, "/a.jpg").id())
                .toList();

        InvalidationList first = page("", "2");
        InvalidationList second = page(first.nextMarker(), "2");
        InvalidationList last = page(second.nextMarker(), "2");

        assertThat(first.isTruncated()).isTrue();
        assertThat(first.quantity()).isEqualTo(2);
        assertThat(first.maxItems()).isEqualTo(2);
        assertThat(last.isTruncated()).isFalse();
        assertThat(last.nextMarker()).isNull();
        assertThat(last.marker()).isEqualTo(second.nextMarker());
        assertThat(List.of(first, second, last))
                .flatExtracting(InvalidationList::items)
                .extracting(InvalidationSummary::id)
                .containsExactlyElementsOf(oldestFirst.reversed());
    }

    @Test
    void a_page_holds_at_most_100_invalidations() {
        IntStream.range(0, 101).forEach(i -> simulator.invalidate("ref-" + i, "/" + i + ".jpg"));

        InvalidationList byDefault = simulator
                .sdk()
                .listInvalidations(request -> request.distributionId(DISTRIBUTION))
                .invalidationList();
        InvalidationList atMost = page("", "1000");

        assertThat(byDefault.items()).hasSize(100);
        assertThat(atMost.items()).hasSize(100);
        assertThat(page(atMost.nextMarker(), "1000").items()).hasSize(1);
    }

    @Test
    void listing_rejects_an_invalid_page_size_or_marker() {
        assertThatThrownBy(() -> page("", "0")).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> page("", "many")).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> page("INOSUCHMARKER", "2")).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void unknown_distributions_and_invalidations_are_not_found() {
        Invalidation elsewhere = simulator.invalidate(TAGGED, "ref-1", List.of("/a.jpg"));

        assertThatThrownBy(() -> simulator.invalidate("ENOSUCHDISTRIBUTION", "ref-1", List.of("/a.jpg")))
                .isInstanceOfSatisfying(
                        NoSuchDistributionException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(404));
        assertThatThrownBy(() -> simulator.get(elsewhere.id()))
                .isInstanceOfSatisfying(
                        NoSuchInvalidationException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(404));
        assertThat(simulator.send("GET", "/2020-05-31/distribution", "").statusCode())
                .isEqualTo(404);
        assertThat(simulator
                        .send("PUT", "/2020-05-31/distribution/E1/invalidation", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_tenants_invalidation_is_created_and_completes() {
        CreateInvalidationForDistributionTenantResponse response = invalidateTenant();
        String id = response.invalidation().id();

        simulator.completeAll();

        assertThat(response.sdkHttpResponse().statusCode()).isEqualTo(201);
        assertThat(response.location()).endsWith("/distribution-tenant/" + TENANT + "/invalidation/" + id);
        assertThat(simulator
                        .sdk()
                        .getInvalidationForDistributionTenant(
                                request -> request.distributionTenantId(TENANT).id(id))
                        .invalidation()
                        .status())
                .isEqualTo("Completed");
    }

    @Test
    void a_tenants_invalidations_are_listed_separately() {
        String id = invalidateTenant().invalidation().id();

        InvalidationList ofTenant = simulator
                .sdk()
                .listInvalidationsForDistributionTenant(
                        request -> request.id(TENANT).maxItems(10))
                .invalidationList();
        InvalidationList ofDistribution = simulator
                .sdk()
                .listInvalidations(request -> request.distributionId(TAGGED))
                .invalidationList();

        assertThat(ofTenant.items()).extracting(InvalidationSummary::id).containsExactly(id);
        assertThat(ofDistribution.items()).isEmpty();
    }

    @Test
    void a_tenant_that_does_not_exist_is_not_found() {
        assertThatThrownBy(
                        () -> simulator.sdk().listInvalidationsForDistributionTenant(request -> request.id("dt_none")))
                .isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() -> simulator.sdk().listInvalidations(request -> request.distributionId(TENANT)))
                .isInstanceOf(NoSuchDistributionException.class);
    }

    @Test
    void an_error_has_the_format_of_cloudfront() {
        HttpResponse<String> response =
                simulator.send("GET", "/2020-05-31/distribution/" + DISTRIBUTION + "/invalidation/INONE", "");

        String requestId = response.headers().firstValue("x-amzn-RequestId").orElseThrow();
        assertThat(response.body())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                        + "<ErrorResponse xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\">"
                        + "<Error><Type>Sender</Type><Code>NoSuchInvalidation</Code>"
                        + "<Message>The specified invalidation does not exist.</Message></Error>"
                        + "<RequestId>" + requestId + "</RequestId></ErrorResponse>");
    }

    private CreateInvalidationForDistributionTenantResponse invalidateTenant() {
        return simulator
                .sdk()
                .createInvalidationForDistributionTenant(request -> request.id(TENANT)
                        .invalidationBatch(batch -> batch.callerReference("ref-1")
                                .paths(paths -> paths.quantity(1).items("/a.jpg"))));
    }

    private InvalidationList page(String marker, String maxItems) {
        return simulator
                .sdk()
                .listInvalidations(request -> request.distributionId(DISTRIBUTION)
                        .marker(marker.isEmpty() ? null : marker)
                        .maxItems(maxItems))
                .invalidationList();
    }
}
