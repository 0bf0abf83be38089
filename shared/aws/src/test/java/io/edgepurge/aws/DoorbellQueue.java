package io.edgepurge.aws;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue with a unique name, deleted on close. */
record DoorbellQueue(SqsClient sqs, String url) implements AutoCloseable {
    static DoorbellQueue create(Map<String, String> variables) {
        SqsClient sqs = patientClient(Objects.requireNonNull(variables.get("AWS_ENDPOINT_URL_SQS")));
        String name = "doorbell-" + UUID.randomUUID();
        return new DoorbellQueue(
                sqs, sqs.createQueue(request -> request.queueName(name)).queueUrl());
    }

    /** Creates another queue, whose URL is this one's with a suffix. */
    DoorbellQueue another(String suffix) {
        String name = url.substring(url.lastIndexOf('/') + 1) + suffix;
        return new DoorbellQueue(
                patientClient(sqs.serviceClientConfiguration()
                        .endpointOverride()
                        .orElseThrow()
                        .toString()),
                sqs.createQueue(request -> request.queueName(name)).queueUrl());
    }

    /** Returns a client without the short timeouts of production, which a busy machine can exceed. */
    private static SqsClient patientClient(String endpoint) {
        return SqsClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Receives the bodies of up to {@code most} messages. */
    List<String> received(int most) {
        return sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(most)).messages().stream()
                .map(Message::body)
                .toList();
    }

    int visible() {
        return attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    int delayed() {
        return attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
    }

    private int attribute(QueueAttributeName name) {
        return Integer.parseInt(
                sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
                        .attributes()
                        .getOrDefault(name, "-1"));
    }

    @Override
    public void close() {
        sqs.deleteQueue(request -> request.queueUrl(url));
        sqs.close();
    }
}
