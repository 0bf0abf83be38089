package io.edgepurge.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Sends a bulk request as batches to an API that takes one purge at a time.
 *
 * @param check returns the violations of a batch without purging it
 */
record BatchSender(Function<PurgeRequest, List<Violation>> check, Function<PurgeRequest, AcceptedPurge> purge) {
    private static final int UNPROCESSABLE = 422;
    private static final int FORBIDDEN = 403;

    /** A sender that checks all batches before it sends the first one. */
    static BatchSender checking(Function<PurgeRequest, Preview> preview, Function<PurgeRequest, AcceptedPurge> purge) {
        return new BatchSender(batch -> preview.apply(batch).violations(), purge);
    }

    /** A sender that does not check batches first. */
    static BatchSender unchecked(Function<PurgeRequest, AcceptedPurge> purge) {
        return new BatchSender(batch -> List.of(), purge);
    }

    /** See {@link PurgeClient#purgeAll}. */
    AcceptedPurges purgeAll(PurgeRequest request) {
        RequestBatches bulk = RequestBatches.of(request);
        List<RequestBatches.Batch> batches = bulk.batches();
        if (batches.size() > 1) {
            requireValid(bulk, batches);
        }
        List<PurgeReceipt> accepted = new ArrayList<>();
        Optional<Quota> quota = Optional.empty();
        for (RequestBatches.Batch batch : batches) {
            AcceptedPurge result = send(bulk, batch, accepted);
            accepted.add(PurgeReceipt.ofPurge(result.purge()));
            quota = result.quota();
        }
        return new AcceptedPurges(accepted, quota);
    }

    /** Ignores the quota: as many batches as it allows are purged. */
    private void requireValid(RequestBatches bulk, List<RequestBatches.Batch> batches) {
        List<Violation> violations =
                batches.stream().flatMap(batch -> violations(bulk, batch)).toList();
        if (!violations.isEmpty()) {
            throw new PurgeRefused(refusal(bulk, violations));
        }
    }

    private Stream<Violation> violations(RequestBatches bulk, RequestBatches.Batch batch) {
        try {
            return check.apply(batch.request()).stream()
                    .map(violation -> bulk.withCallersIndex(violation, batch.items()));
        } catch (PurgeOutcomeUnknown e) {
            throw e.ofBulkRequest(bulk.whole(), List.of());
        }
    }

    private static Problem refusal(RequestBatches bulk, List<Violation> violations) {
        boolean onlyKeyRules = violations.stream()
                .allMatch(violation -> violation.rule().orElse("").startsWith("key-"));
        return new Problem(
                onlyKeyRules ? "not-allowed" : "items-refused",
                onlyKeyRules ? FORBIDDEN : UNPROCESSABLE,
                violations.size() + " of " + bulk.items().size()
                        + " items cannot be purged, so the request was refused. See 'violations' for the reasons.",
                violations,
                Optional.empty());
    }

    private AcceptedPurge send(RequestBatches bulk, RequestBatches.Batch batch, List<PurgeReceipt> accepted) {
        try {
            return purge.apply(batch.request());
        } catch (PurgeRefused e) {
            throw new PurgeRefused(
                    e.problem().mapViolations(violation -> bulk.withCallersIndex(violation, batch.items())), accepted);
        } catch (PurgeOutcomeUnknown e) {
            throw e.ofBulkRequest(bulk.whole(), accepted);
        }
    }
}
