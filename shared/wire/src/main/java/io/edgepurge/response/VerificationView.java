package io.edgepurge.response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.VerificationOverview;
import io.edgepurge.domain.verification.Evidence;
import io.edgepurge.domain.verification.Verdict;
import io.edgepurge.domain.verification.Verification;
import java.time.Instant;
import java.util.Optional;

/** Renders the results of the visits to the URLs of a purge. */
final class VerificationView {
    private static final String FIELD = "verification";
    private static final String RESULT = "result";
    private static final String PENDING = "pending";

    private static final String SCOPE =
            "Each result is of one visit from the service's Region to the edge location in 'pop',"
                    + " not of all edge locations. A visit can bring the file into the cache of that edge location.";

    private static final String WARNING =
            "An edge location still served a copy from before the purge. The items show which"
                    + " one, and since when. If the URL is correct, check the cache key and the functions of the distribution.";

    private VerificationView() {}

    /** Adds the results as one, if the purge has any or waits for one. */
    static void addTo(ObjectNode purge, PurgeProgress progress, Instant now) {
        VerificationOverview.of(progress, now).ifPresent(overview -> {
            ObjectNode json = purge.putObject(FIELD)
                    .put(RESULT, resultOf(overview))
                    .put("checked", overview.visited())
                    .put("of", progress.purge().items().size())
                    .put("note", SCOPE);
            if (overview.verdict().equals(Optional.of(Verdict.STALE))) {
                json.put("warning", WARNING);
            }
        });
    }

    /** Adds the worst verdict to a purge in a list. */
    static void addTo(ObjectNode purge, Verdict verdict) {
        purge.putObject(FIELD).put(RESULT, verdict.word());
    }

    /** Adds the result of an item. */
    static void addTo(ObjectNode json, PurgeItem item, PurgeProgress progress, Instant now) {
        if (VerificationOverview.isPending(item, progress, now)) {
            json.putObject(FIELD).put(RESULT, PENDING);
        }
        progress.verificationOf(item).ifPresent(result -> {
            json.set(FIELD, viewOf(result, json.objectNode()));
        });
    }

    private static String resultOf(VerificationOverview overview) {
        return overview.pending()
                ? PENDING
                : overview.verdict().map(Verdict::word).orElse(PENDING);
    }

    private static ObjectNode viewOf(Verification result, ObjectNode json) {
        json.put(RESULT, result.verdict().word())
                .put("note", result.note())
                .put("checkedAt", result.checkedAt().toString())
                .put("attempt", result.attempt());
        result.nextAt().ifPresent(next -> json.put("nextAt", next.toString()));
        result.evidence().ifPresent(evidence -> json.set("evidence", viewOf(evidence, json.objectNode())));
        return json;
    }

    private static ObjectNode viewOf(Evidence evidence, ObjectNode json) {
        json.put("status", evidence.status());
        evidence.pop().ifPresent(pop -> json.put("pop", pop));
        evidence.age().ifPresent(age -> json.put("age", age));
        evidence.cacheResult().ifPresent(result -> json.put("xCache", result));
        evidence.validators().etag().ifPresent(etag -> json.put("etag", etag));
        evidence.validators().lastModified().ifPresent(time -> json.put("lastModified", time));
        return json;
    }
}
