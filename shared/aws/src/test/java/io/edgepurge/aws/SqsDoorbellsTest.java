package io.edgepurge.aws;

import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterEach;

/** Runs the contract against ElasticMQ. */
class SqsDoorbellsTest implements SqsDoorbellsContract {
    private final SQSRestServer server = SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion("eu-central-1")
            .start();

    @AfterEach
    void stop() {
        server.stopAndWait();
    }

    @Override
    public Map<String, String> variables() {
        return Map.of(
                "AWS_REGION",
                "eu-central-1",
                "AWS_ENDPOINT_URL_SQS",
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
    }
}
