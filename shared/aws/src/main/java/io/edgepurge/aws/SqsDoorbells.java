package io.edgepurge.aws;

import static java.util.Map.entry;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.edgepurge.aws.DoorbellMessage.Reconcile;
import io.edgepurge.aws.RecentDoorbells.Delivery;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * A {@code Doorbells} over two SQS queues: one without a batching window for prompt doorbells, and one of large batches for busy
 * distributions. Failed messages are logged, and the sweep replaces them.
 */
final class SqsDoorbells implements Doorbells {
    private static final Logger LOG = System.getLogger(SqsDoorbells.class.getName());
    private static final String SERVICE = "SQS";
    private static final String SEND_BATCH = "SendMessageBatch";

    /** @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html">SendMessageBatch</a> */
    private static final int MESSAGES_PER_REQUEST = 10;

    /** @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a> */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    private final SqsClient sqs;
    private final QueueUrls queues;
    private final Clock clock;
    private final RecentDoorbells recent = new RecentDoorbells();

    private SqsDoorbells(SqsClient sqs, QueueUrls queues, Clock clock) {
        this.sqs = sqs;
        this.queues = queues;
        this.clock = clock;
    }

    static Doorbells to(QueueUrls queues, Clients clients, Clock clock) {
        return new SqsDoorbells(clients.sqs(), queues, clock);
    }

    @Override
    public void notify(Collection<DistributionId> distributions) {
        Instant now = clock.instant();
        Map<Delivery, List<DistributionId>> byDelivery = distributions.stream()
                .distinct()
                .collect(groupingBy(distribution -> recent.next(distribution, now), toList()));
        byDelivery.forEach((delivery, all) -> {
            if (delivery != Delivery.UNNECESSARY) {
                send(delivery, all, now);
            }
        });
    }

    @Override
    public void scheduleNext(DistributionId distribution, Instant at) {
        int delaySeconds = delaySeconds(at);
        try {
            sqs.sendMessage(request -> request.queueUrl(queues.prompt())
                    .messageBody(new Reconcile(distribution, Optional.of(at)).body())
                    .delaySeconds(delaySeconds));
        } catch (SdkException e) {
            LOG.log(
                    Level.WARNING,
                    "A doorbell could not be scheduled",
                    entry("distribution.id", distribution),
                    AwsCalls.failed(SERVICE, "SendMessage", e));
        }
    }

    private void send(Delivery delivery, List<DistributionId> all, Instant now) {
        for (int first = 0; first < all.size(); first += MESSAGES_PER_REQUEST) {
            List<DistributionId> some = all.subList(first, Math.min(all.size(), first + MESSAGES_PER_REQUEST));
            sendRequest(delivery, some).forEach(distribution -> recent.sent(distribution, delivery, now));
        }
    }

    /** Returns the distributions whose doorbells have been sent. */
    private List<DistributionId> sendRequest(Delivery delivery, List<DistributionId> distributions) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, distributions.size())
                .mapToObj(n -> SendMessageBatchRequestEntry.builder()
                        .id(String.valueOf(n))
                        .messageBody(new Reconcile(distributions.get(n), Optional.empty()).body())
                        .delaySeconds(
                                delivery == Delivery.IMMEDIATE ? 0 : Math.toIntExact(RecentDoorbells.DELAY.toSeconds()))
                        .build())
                .toList();
        String queue = delivery == Delivery.BATCHED ? queues.batched() : queues.prompt();
        try {
            SendMessageBatchResponse response =
                    sqs.sendMessageBatch(request -> request.queueUrl(queue).entries(entries));
            response.failed()
                    .forEach(failed -> LOG.log(
                            Level.WARNING,
                            "A doorbell could not be sent",
                            entry("service", SERVICE),
                            entry("operation", SEND_BATCH),
                            entry("error.code", String.valueOf(failed.code())),
                            entry("distribution.id", distributions.get(Integer.parseInt(failed.id())))));
            return response.successful().stream()
                    .map(sent -> distributions.get(Integer.parseInt(sent.id())))
                    .toList();
        } catch (SdkException e) {
            LOG.log(
                    Level.WARNING,
                    "Doorbells could not be sent",
                    entry("distribution.id", distributions),
                    AwsCalls.failed(SERVICE, SEND_BATCH, e));
            return List.of();
        }
    }

    /** Returns the delay in whole seconds, rounded up: a doorbell that arrives too early finds nothing due. */
    private int delaySeconds(Instant at) {
        Duration wait = Duration.between(clock.instant(), at);
        Duration capped = wait.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : wait;
        return capped.isNegative() ? 0 : Math.toIntExact(capped.plusMillis(999).toSeconds());
    }

    /**
     * The queues.
     *
     * @param prompt the queue that Lambda reads without a batching window
     * @param batched the queue that Lambda reads in large batches
     */
    record QueueUrls(String prompt, String batched) {}
}
