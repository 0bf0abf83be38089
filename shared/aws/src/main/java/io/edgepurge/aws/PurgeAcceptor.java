package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.numbers;
import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.CachedEndpoint;
import io.edgepurge.domain.purge.PurgeStore.QueueName;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Accepts purges: reserves the units, indexes and lists the purge, and records the purge and its queue entries (transactional outbox),
 * in one transaction or with {@link QueueFirstWrites}. Both write only items that belong to this purge or its request, so acceptances of
 * one account don't conflict.
 *
 * <p>The process can stop between any two calls. A reservation whose purge isn't recorded is released later, after a fence has
 * made sure that a delayed write of the purge fails.
 */
final class PurgeAcceptor {
    private final Table table;
    private final PurgeIndex index;
    private final QuotaReservations reservations;
    private final ReservationRecovery recovery;
    private final EarlierRequests earlier;
    private final QueueFirstWrites queueFirst;

    PurgeAcceptor(Table table, Clock clock) {
        this.table = table;
        this.index = new PurgeIndex(table);
        this.recovery = new ReservationRecovery(table, clock);
        this.reservations = new QuotaReservations(table, clock, recovery);
        this.earlier = new EarlierRequests(table, clock);
        this.queueFirst = new QueueFirstWrites(table);
    }

    AcceptResult accept(Acceptance acceptance) {
        return switch (reservations.reserve(acceptance)) {
            case ReserveResult.Reserved reserved -> record(acceptance, reserved);
            case ReserveResult.Exceeded(AcceptResult.QuotaTooLow tooLow) ->
                earlier.resultFor(acceptance).orElse(tooLow);
            case ReserveResult.Contended() -> new AcceptResult.Busy();
        };
    }

    private AcceptResult record(Acceptance acceptance, ReserveResult.Reserved reserved) {
        Reservation reservation = reserved.reservation();
        index(acceptance.purge(), reservation);
        return settle(
                acceptance,
                reserved,
                QueueFirstWrites.suits(acceptance)
                        ? recordQueueFirst(acceptance, reservation)
                        : transact(acceptance, reservation));
    }

    /** Adds the purge to the index. If that fails, nothing that records the purge was sent, so the units can be released. */
    private void index(Purge purge, Reservation reservation) {
        try {
            index.add(purge);
        } catch (StoreUnavailable e) {
            reservations.release(reservation);
            throw e;
        }
    }

    private RecordResult transact(Acceptance acceptance, Reservation reservation) {
        List<TransactWriteItem> writes = writes(acceptance, reservation);
        return table.backoff().retry(() -> tryRecord(acceptance, reservation, writes), RecordResult.Contended::new);
    }

    private RecordResult recordQueueFirst(Acceptance acceptance, Reservation reservation) {
        try {
            return table.backoff()
                    .retry(
                            () -> queueFirst.tryRecord(acceptance, reservation),
                            () -> new RecordResult.Refused(new AcceptResult.Busy()));
        } catch (StoreUnavailable e) {
            reservations.release(reservation);
            removeUnaccepted(acceptance);
            throw e;
        }
    }

    /** Removes what precedes a purge. */
    private void removeUnaccepted(Acceptance acceptance) {
        index.remove(acceptance.purge());
        if (QueueFirstWrites.suits(acceptance)) {
            queueFirst.remove(acceptance);
        }
    }

    private AcceptResult settle(Acceptance acceptance, ReserveResult.Reserved reserved, RecordResult result) {
        Reservation reservation = reserved.reservation();
        return switch (result) {
            case RecordResult.Committed() -> {
                reservations.confirm(reserved);
                yield new AcceptResult.Done(Optional.of(reserved.usage()));
            }
            case RecordResult.CommittedEarlier() -> {
                reservations.release(reservation);
                yield new AcceptResult.Done();
            }
            case RecordResult.Refused(AcceptResult refusal) -> {
                reservations.release(reservation);
                removeUnaccepted(acceptance);
                yield refusal;
            }
            case RecordResult.Contended() -> settle(acceptance, reserved, recovery.findResultOrFence(reservation));
            case RecordResult.Unanswered(StoreUnavailable failure) -> {
                RecordResult known = recovery.findResultOrFence(reservation);
                AcceptResult settled = settle(acceptance, reserved, known);
                if (known instanceof RecordResult.Refused) {
                    throw failure;
                }
                yield settled;
            }
        };
    }

    private Attempt<RecordResult> tryRecord(
            Acceptance acceptance, Reservation reservation, List<TransactWriteItem> writes) {
        try {
            table.transact(writes, Optional.of(clientRequestToken(reservation)));
            return Attempt.done(new RecordResult.Committed());
        } catch (TransactionCanceledException e) {
            return CanceledTransaction.of(e).resultFor(acceptance, reservation);
        } catch (SdkException e) {
            return Attempt.done(new RecordResult.Unanswered(DynamoDbCalls.unavailable(TableTransactions.OPERATION, e)));
        }
    }

    /**
     * Derives the client request token, which all attempts with one reservation share. It contains the table, because tokens
     * span an AWS account.
     */
    private String clientRequestToken(Reservation reservation) {
        String name = table.name() + "/" + reservation.purge() + "/" + reservation.id();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private List<TransactWriteItem> writes(Acceptance acceptance, Reservation reservation) {
        Purge purge = acceptance.purge();
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(request(purge, reservation));
        acceptance.idempotency().ifPresent(idempotency -> writes.add(earlier.remember(purge, idempotency)));
        acceptance.repeatable().ifPresent(repeatable -> writes.add(earlier.remember(purge, repeatable)));
        acceptance.plannable().forEach((queue, items) -> writes.add(queue(acceptance, queue, items)));
        acceptance.toClear().forEach((cached, items) -> writes.add(clearFirst(acceptance, cached, items)));
        return writes;
    }

    private TransactWriteItem request(Purge purge, Reservation reservation) {
        return TransactWriteItem.builder()
                .put(write -> write.tableName(table.name())
                        .item(QueueFirstWrites.request(table, purge, reservation))
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure("ALL_OLD"))
                .build();
    }

    private TransactWriteItem queue(Acceptance acceptance, QueueName queue, Set<Integer> items) {
        Purge purge = acceptance.purge();
        return table.transactPutNew(
                Key.queued(queue, purge.account(), purge.id()), QueueFirstWrites.queued(acceptance, items));
    }

    private TransactWriteItem clearFirst(Acceptance acceptance, CachedEndpoint cached, Set<Integer> items) {
        Purge purge = acceptance.purge();
        Backlog backlog = new Backlog(cached.distribution(), purge.account(), cached.endpoint(), Optional.empty());
        return table.transactPutNew(
                Key.uncleared(backlog, purge.id()),
                QueueFirstWrites.marked(
                        acceptance, items, Map.of("endpoint", text(cached.endpoint()), "uncleared", numbers(items))));
    }
}
