package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.edgepurge.aws.DoorbellMessage.Look;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import io.edgepurge.testing.TurnedClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Over the wire, against ElasticMQ. */
class SqsDoorbellsTest {
    private final SQSRestServer server = SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion("eu-central-1")
            .start();
    private final Map<String, String> variables = Map.of(
            "AWS_REGION",
            "eu-central-1",
            "AWS_ENDPOINT_URL_SQS",
            "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
    private final SqsClient sqs = Clients.sqs(variables);
    private final String queueUrl =
            sqs.createQueue(request -> request.queueName("doorbell")).queueUrl();
    private final Doorbells doorbells = SqsDoorbells.to(queueUrl, variables, new TurnedClock(NOON));

    @AfterEach
    void stop() {
        sqs.close();
        server.stopAndWait();
    }

    @Test
    void a_bell_names_its_distribution() {
        doorbells.ring(List.of(IMAGES, VIDEOS));

        assertThat(received())
                .containsExactlyInAnyOrder(
                        new Look(IMAGES, Optional.empty()).text(), new Look(VIDEOS, Optional.empty()).text());
    }

    @Test
    void more_bells_than_a_batch_holds_are_all_rung() {
        List<DistributionId> many = IntStream.range(0, 25)
                .mapToObj(n -> new DistributionId("E" + n))
                .toList();

        doorbells.ring(many);

        assertThat(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).isEqualTo("25");
    }

    @Test
    void a_bell_for_later_waits_in_the_queue() {
        doorbells.ringAt(IMAGES, NOON.plusMillis(4_200));

        assertThat(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .isEqualTo("1");
        assertThat(received()).isEmpty();
    }

    @Test
    void a_bell_for_a_time_gone_by_rings_at_once_and_says_when_it_was_due() {
        doorbells.ringAt(IMAGES, NOON.minusSeconds(1));

        assertThat(received()).containsExactly("{\"distribution\":\"EIMAGES\",\"at\":\"2026-11-21T11:59:59Z\"}");
    }

    @Test
    void a_bell_that_cannot_be_rung_is_no_failure() {
        Doorbells broken = SqsDoorbells.to(queueUrl + "-gone", variables, new TurnedClock(NOON));

        assertThatCode(() -> broken.ring(List.of(IMAGES))).doesNotThrowAnyException();
        assertThatCode(() -> broken.ringAt(IMAGES, NOON)).doesNotThrowAnyException();
    }

    private List<String> received() {
        return sqs.receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(10)).messages().stream()
                .map(Message::body)
                .toList();
    }

    private String attribute(QueueAttributeName name) {
        return sqs.getQueueAttributes(request -> request.queueUrl(queueUrl).attributeNames(name))
                .attributes()
                .getOrDefault(name, "none");
    }
}
