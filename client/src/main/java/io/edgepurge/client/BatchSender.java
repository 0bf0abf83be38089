package io.edgepurge.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes several purges of a long request where the service takes one at a time.
 *
 * @param preview looks at all items first, and changes nothing
 */
record BatchSender(Optional<Function<PurgeRequest, Preview>> preview, Function<PurgeRequest, AcceptedPurge> purge) {
    private static final int UNPROCESSABLE = 422;
    private static final int FORBIDDEN = 403;

    /** Without looking at the items first. */
    static BatchSender unchecked(Function<PurgeRequest, AcceptedPurge> purge) {
        return new BatchSender(Optional.empty(), purge);
    }

    /** See {@link PurgeClient#purgeAll}. */
    AcceptedPurges purgeAll(PurgeRequest request) {
        RequestBatches asked = RequestBatches.of(request);
        List<RequestBatches.Batch> batches = asked.batches();
        if (batches.size() > 1) {
            preview.ifPresent(check -> checkAll(asked, batches, check));
        }
        List<PurgeReceipt> accepted = new ArrayList<>();
        Optional<Quota> quota = Optional.empty();
        for (RequestBatches.Batch batch : batches) {
            AcceptedPurge answer = purge(asked, batch, accepted);
            accepted.add(PurgeReceipt.of(answer.purge()));
            quota = answer.quota();
        }
        return new AcceptedPurges(accepted, quota);
    }

    /** Whether the quota suffices is not asked here: as much as it allows is purged. */
    private void checkAll(RequestBatches asked, List<RequestBatches.Batch> batches, Function<PurgeRequest, Preview> check) {
        List<Violation> violations =
                batches.stream().flatMap(batch -> violations(asked, batch, check)).toList();
        if (!violations.isEmpty()) {
            throw new PurgeRefused(refusal(asked, violations));
        }
    }

    private Stream<Violation> violations(
            RequestBatches asked, RequestBatches.Batch batch, Function<PurgeRequest, Preview> check) {
        try {
            return check.apply(batch.request()).violations().stream()
                    .map(violation -> asked.inCallersIndexes(violation, batch.items()));
        } catch (PurgeOutcomeUnknown e) {
            throw e.within(asked.whole(), List.of());
        }
    }

    private static Problem refusal(RequestBatches asked, List<Violation> violations) {
        boolean allOfTheKey = violations.stream()
                .allMatch(violation -> violation.rule().orElse("").startsWith("key-"));
        return new Problem(
                allOfTheKey ? "not-allowed" : "items-refused",
                allOfTheKey ? FORBIDDEN : UNPROCESSABLE,
                violations.size() + " of " + asked.items().size()
                        + " items cannot be purged, so nothing was; 'violations' says which, and why.",
                violations,
                Optional.empty());
    }

    private AcceptedPurge purge(RequestBatches asked, RequestBatches.Batch batch, List<PurgeReceipt> accepted) {
        try {
            return purge.apply(batch.request());
        } catch (PurgeRefused e) {
            throw new PurgeRefused(
                    e.problem().withViolations(violation -> asked.inCallersIndexes(violation, batch.items())), accepted);
        } catch (PurgeOutcomeUnknown e) {
            throw e.within(asked.whole(), accepted);
        }
    }
}
