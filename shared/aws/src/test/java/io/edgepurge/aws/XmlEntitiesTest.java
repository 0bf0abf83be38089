package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

/** Checks the fault of the AWS SDK that {@link XmlEntities} compensates for, and the compensation. */
class XmlEntitiesTest {
    @ParameterizedTest
    @ValueSource(strings = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#x0D;", "&#x0A;", "&amp;lt;"})
    void the_sdk_sends_an_entity_inside_a_value_unescaped(String entity) {
        try (ScriptedCloudFront cloudFront = ScriptedCloudFront.invalidation("I2J3", "InProgress");
                CloudFrontClient sdk = new Clients(cloudFront.variables()).cloudFront()) {
            sdk.createInvalidation(request -> request.distributionId(IMAGES.value())
                    .invalidationBatch(batch -> batch.callerReference("plan-1")
                            .paths(paths -> paths.quantity(1).items(List.of("/" + entity)))));

            assertThat(cloudFront.requests().getFirst())
                    .as(
                            "The AWS SDK now escapes %s inside a value. Delete XmlEntities, its two calls in"
                                    + " CloudFrontInvalidationApi, and this test. Keep WireFidelityTest.",
                            entity)
                    .contains("<Path>/" + entity + "</Path>");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/a?x=1&y=2, /a?x=1&y=2",
        "/a?x=1&amp;y=2, /a?x=1&amp;amp;y=2",
        "/a?x=1&amp;amp;y=2, /a?x=1&amp;amp;amp;y=2",
        "/a?x=1&&lt;y, /a?x=1&&amp;lt;y",
        "/a?x=1&AMP;y=2&Lt;&#38;&amp, /a?x=1&AMP;y=2&Lt;&#38;&amp",
        "#&#x0D;&#x0A;&#x0a;, #&amp;#x0D;&amp;#x0A;&#x0a;"
    })
    void only_the_entities_that_the_sdk_replaces_are_escaped(String text, String given) {
        assertThat(XmlEntities.protect(text)).isEqualTo(given);
    }
}
