package io.edgepurge.aws;

import static java.util.Map.entry;

import io.edgepurge.aws.DoorbellMessage.Reconcile;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** A {@code Doorbells} over an SQS queue. Failed messages are logged, and the sweep replaces them. */
final class SqsDoorbells implements Doorbells {
    private static final Logger LOG = System.getLogger(SqsDoorbells.class.getName());

    /** @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html">SendMessageBatch</a> */
    private static final int MESSAGES_PER_BATCH = 10;

    /** @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a> */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    private final SqsClient sqs;
    private final String queueUrl;
    private final Clock clock;

    SqsDoorbells(SqsClient sqs, String queueUrl, Clock clock) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.clock = clock;
    }

    static Doorbells to(String queueUrl, Map<String, String> variables, Clock clock) {
        return new SqsDoorbells(Clients.sqs(variables), queueUrl, clock);
    }

    @Override
    public void notify(Collection<DistributionId> distributions) {
        List<DistributionId> all = new ArrayList<>(distributions);
        for (int first = 0; first < all.size(); first += MESSAGES_PER_BATCH) {
            sendBatch(all.subList(first, Math.min(all.size(), first + MESSAGES_PER_BATCH)));
        }
    }

    @Override
    public void scheduleNext(DistributionId distribution, Instant at) {
        int delaySeconds = delaySeconds(at);
        try {
            sqs.sendMessage(request -> request.queueUrl(queueUrl)
                    .messageBody(new Reconcile(distribution, Optional.of(at)).body())
                    .delaySeconds(delaySeconds));
        } catch (SdkException e) {
            LOG.log(Level.WARNING, "A doorbell could not be scheduled", entry("distribution.id", distribution), e);
        }
    }

    private void sendBatch(List<DistributionId> distributions) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, distributions.size())
                .mapToObj(n -> SendMessageBatchRequestEntry.builder()
                        .id(String.valueOf(n))
                        .messageBody(new Reconcile(distributions.get(n), Optional.empty()).body())
                        .build())
                .toList();
        try {
            SendMessageBatchResponse response =
                    sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
            response.failed()
                    .forEach(failed -> LOG.log(
                            Level.WARNING,
                            "A doorbell could not be sent",
                            entry("error.code", String.valueOf(failed.code())),
                            entry("distribution.id", distributions.get(Integer.parseInt(failed.id())))));
        } catch (SdkException e) {
            LOG.log(Level.WARNING, "Doorbells could not be sent", entry("distribution.id", distributions), e);
        }
    }

    /** Returns the delay in whole seconds, rounded up: a doorbell that arrives too early finds nothing due. */
    private int delaySeconds(Instant at) {
        Duration wait = Duration.between(clock.instant(), at);
        Duration capped = wait.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : wait;
        return capped.isNegative() ? 0 : Math.toIntExact(capped.plusMillis(999).toSeconds());
    }
}
