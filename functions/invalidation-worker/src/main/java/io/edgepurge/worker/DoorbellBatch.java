package io.edgepurge.worker;

import io.edgepurge.aws.DoorbellMessage;
import io.edgepurge.aws.DoorbellMessage.Reconcile;
import io.edgepurge.aws.DoorbellMessage.Sweep;
import io.edgepurge.aws.SqsBatch;
import io.edgepurge.domain.account.DistributionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The doorbells of one SQS batch. */
record DoorbellBatch(List<ReceivedDoorbell> doorbells) {

    static DoorbellBatch of(SqsBatch batch) {
        return new DoorbellBatch(
                batch.messages().stream().map(ReceivedDoorbell::of).toList());
    }

    /** Groups the doorbells that request a reconcile by distribution. */
    Map<DistributionId, List<ReconcileRequest>> byDistribution() {
        return doorbells.stream()
                .flatMap(ReceivedDoorbell::reconcileRequest)
                .collect(Collectors.groupingBy(
                        request -> request.message().distribution(), TreeMap::new, Collectors.toList()));
    }

    /** Returns the IDs of the messages that request a sweep. */
    List<String> sweepMessageIds() {
        return doorbells.stream()
                .filter(doorbell ->
                        doorbell.message().filter(Sweep.class::isInstance).isPresent())
                .map(ReceivedDoorbell::messageId)
                .toList();
    }

    /** Returns the IDs of the malformed messages. */
    List<String> malformedMessageIds() {
        return doorbells.stream()
                .filter(doorbell -> doorbell.message().isEmpty())
                .map(ReceivedDoorbell::messageId)
                .toList();
    }

    /**
     * One SQS message.
     *
     * @param message the parsed body; empty if it is malformed
     */
    record ReceivedDoorbell(String messageId, Optional<DoorbellMessage> message) {

        static ReceivedDoorbell of(SqsBatch.Message message) {
            return new ReceivedDoorbell(message.id(), DoorbellMessage.parse(message.body()));
        }

        Stream<ReconcileRequest> reconcileRequest() {
            return message.stream()
                    .flatMap(parsed -> parsed instanceof Reconcile reconcile
                            ? Stream.of(new ReconcileRequest(messageId, reconcile))
                            : Stream.empty());
        }
    }

    /** A doorbell that requests a reconcile of one distribution. */
    record ReconcileRequest(String messageId, Reconcile message) {}
}
