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
record BatchedRequests(Optional<Function<PurgeRequest, Preview>> preview, Function<PurgeRequest, AcceptedPurge> purge) {
    private static final int UNPROCESSABLE = 422;
    private static final int FORBIDDEN = 403;

    /** Without looking at the items first. */
    static BatchedRequests unchecked(Function<PurgeRequest, AcceptedPurge> purge) {
        return new BatchedRequests(Optional.empty(), purge);
    }

    /** See {@link PurgeClient#purgeAll}. */
    AcceptedPurges purgeAll(PurgeRequest request) {
        LongRequest asked = LongRequest.of(request);
        List<LongRequest.Part> parts = asked.parts();
        if (parts.size() > 1) {
            preview.ifPresent(check -> checkAll(asked, parts, check));
        }
        List<PurgeReceipt> accepted = new ArrayList<>();
        Optional<Quota> quota = Optional.empty();
        for (LongRequest.Part part : parts) {
            AcceptedPurge answer = purge(asked, part, accepted);
            accepted.add(PurgeReceipt.of(answer.purge()));
            quota = answer.quota();
        }
        return new AcceptedPurges(accepted, quota);
    }

    /** Whether the quota suffices is not asked here: as much as it allows is purged. */
    private void checkAll(LongRequest asked, List<LongRequest.Part> parts, Function<PurgeRequest, Preview> check) {
        List<Violation> violations =
                parts.stream().flatMap(part -> violations(asked, part, check)).toList();
        if (!violations.isEmpty()) {
            throw new PurgeRefused(refusal(asked, violations));
        }
    }

    private Stream<Violation> violations(
            LongRequest asked, LongRequest.Part part, Function<PurgeRequest, Preview> check) {
        try {
            return check.apply(part.request()).violations().stream()
                    .map(violation -> asked.asAsked(violation, part.items()));
        } catch (PurgeOutcomeUnknown e) {
            throw e.within(asked.whole(), List.of());
        }
    }

    private static Problem refusal(LongRequest asked, List<Violation> violations) {
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

    private AcceptedPurge purge(LongRequest asked, LongRequest.Part part, List<PurgeReceipt> accepted) {
        try {
            return purge.apply(part.request());
        } catch (PurgeRefused e) {
            throw new PurgeRefused(
                    e.problem().withViolations(violation -> asked.asAsked(violation, part.items())), accepted);
        } catch (PurgeOutcomeUnknown e) {
            throw e.within(asked.whole(), accepted);
        }
    }
}
