package io.edgepurge.local.simulator;

import static io.edgepurge.local.simulator.RunningSimulator.TAGGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudfront.model.BatchTooLargeException;
import software.amazon.awssdk.services.cloudfront.model.InconsistentQuantitiesException;
import software.amazon.awssdk.services.cloudfront.model.InvalidArgumentException;
import software.amazon.awssdk.services.cloudfront.model.MissingBodyException;

class BatchRulesTest {
    private static final String XMLNS = "xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"";

    private final RunningSimulator simulator = RunningSimulator.start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/*",
                "/a.jpg",
                "/A.JPG",
                "/a/",
                "/a/b*",
                "/a.jpg?w=1&h=2",
                "/a.jpg?tr=w-300,h-300*",
                "/a%20b.jpg",
                "/caf%C3%A9.jpg",
                "/%7Euser/a.jpg",
                "/a%2A",
                "/tr:w-300/a.jpg",
                "/a+b;c=d@e!$&'(),._-",
                "//a.jpg"
            })
    void a_well_formed_path_is_accepted(String path) {
        assertThat(simulator.invalidate("ref-1", path).status()).isEqualTo("InProgress");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.jpg",
                "*",
                "http://h/a.jpg",
                "/a*b",
                "/*/a",
                "/a**",
                "/~user/a.jpg",
                "/a b.jpg",
                "/a\tb",
                "/a\"b",
                "/a<b",
                "/a>b",
                "/a#b",
                "/a{b",
                "/a}b",
                "/a|b",
                "/a\\b",
                "/a^b",
                "/a[b",
                "/a]b",
                "/a`b",
                "/a%",
                "/a%2",
                "/a%zz",
                "/café.jpg",
                "/a\u007F",
                "/a.jpg?w=~"
            })
    void a_malformed_path_rejects_the_whole_batch(String path) {
        assertThatThrownBy(() -> simulator.invalidate("ref-1", "/good.jpg", path))
                .isInstanceOfSatisfying(InvalidArgumentException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("Your request contains one or more invalid invalidation paths.");
                });
        assertThat(simulator.requestLog().invalidations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a,3999", "%20,1333"})
    void a_path_has_at_most_4000_characters(String unit, int times) {
        String longest = "/" + unit.repeat(times);

        simulator.invalidate("ref-1", longest);

        assertThatThrownBy(() -> simulator.invalidate("ref-2", longest + "a"))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void a_batch_names_at_least_one_path() {
        assertThatThrownBy(() -> simulator.invalidate("ref-1")).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void a_quantity_must_be_the_number_of_paths() {
        assertThatThrownBy(() -> simulator
                        .sdk()
                        .createInvalidation(request -> request.distributionId(RunningSimulator.DISTRIBUTION)
                                .invalidationBatch(batch -> batch.callerReference("ref-1")
                                        .paths(paths -> paths.quantity(2).items("/a.jpg")))))
                .isInstanceOf(InconsistentQuantitiesException.class);
    }

    @Test
    void a_batch_over_an_in_progress_limit_is_too_large() {
        assertThatThrownBy(() -> simulator.invalidate(TAGGED, "ref-1", Collections.nCopies(3_001, "/a.jpg")))
                .isInstanceOfSatisfying(
                        BatchTooLargeException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(413));
        assertThatThrownBy(() -> simulator.invalidate(TAGGED, "ref-1", Collections.nCopies(16, "/a*")))
                .isInstanceOf(BatchTooLargeException.class);
    }

    @Test
    void a_body_over_the_size_limit_is_too_large() {
        HttpResponse<String> response = simulator.createRaw("x".repeat(ApiCall.MAX_BODY_BYTES + 1));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("<Code>BatchTooLarge</Code>");
    }

    @Test
    void a_missing_body_is_reported() {
        assertThat(simulator.createRaw("").statusCode()).isEqualTo(400);
        assertThat(simulator.createRaw("").body()).contains("<Code>MissingBody</Code>");
        assertThatThrownBy(() -> simulator
                        .sdk()
                        .createInvalidation(request -> request.distributionId(RunningSimulator.DISTRIBUTION)))
                .isInstanceOf(MissingBodyException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not xml",
                "<InvalidationBatch " + XMLNS + ">",
                "<InvalidationBatch/>",
                "<Other " + XMLNS + "/>",
                "<InvalidationBatch " + XMLNS + "><CallerReference>r</CallerReference></InvalidationBatch>",
                "<InvalidationBatch " + XMLNS + "><Paths><Quantity>0</Quantity></Paths></InvalidationBatch>",
                "<InvalidationBatch " + XMLNS + "><Surprise/></InvalidationBatch>",
                "<InvalidationBatch " + XMLNS
                        + "><Paths><Quantity>1</Quantity><Items><Path>/a&nbsp;b</Path></Items></Paths>"
                        + "<CallerReference>r</CallerReference></InvalidationBatch>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><InvalidationBatch " + XMLNS
                        + "><Paths><Quantity>1</Quantity><Items><Path>/a</Path></Items></Paths>"
                        + "<CallerReference>r</CallerReference></InvalidationBatch>"
            })
    void an_invalid_document_is_malformed(String document) {
        HttpResponse<String> response = simulator.createRaw(document);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("<Code>MalformedXML</Code>");
        assertThat(simulator.requestLog().refusals("MalformedXML")).isEqualTo(1);
    }
}
