package io.edgepurge.aws;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue with a unique name, deleted on close. */
record DoorbellQueue(SqsClient sqs, String url) implements AutoCloseable {
    static DoorbellQueue create(Map<String, String> variables) {
        SqsClient sqs = Clients.sqs(variables);
        String name = "doorbell-" + UUID.randomUUID();
        return new DoorbellQueue(
                sqs, sqs.createQueue(request -> request.queueName(name)).queueUrl());
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
