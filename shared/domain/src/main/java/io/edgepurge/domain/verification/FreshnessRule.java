package io.edgepurge.domain.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Judges a response of an edge location. {@code Age} decides; {@code X-Cache} decides only without it. A copy is fresh only if
 * the headers prove that it is from after the purge, and stale only if they prove that it is from before the purge.
 *
 * <p>{@code Age} is in whole seconds, rounded down. So a copy of age <i>n</i> left its source between <i>n</i> and <i>n</i> + 1
 * seconds ago. Caches behind CloudFront add their own time to it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111.html#section-5.1">RFC 9111, Age</a>
 */
public final class FreshnessRule {
    /** Maximum difference of the clocks of two functions. The clock of the edge location has no effect. */
    private static final Duration MAX_CLOCK_SKEW = Duration.ofSeconds(1);

    private static final Duration AGE_RESOLUTION = Duration.ofSeconds(1);

    private FreshnessRule() {}

    /** Judges the response of one visit. */
    public static Judgment judge(Evidence evidence, PurgedBetween purged, VisitTime visited) {
        int status = evidence.status();
        return switch (status) {
            case 200 -> judgeCopy(evidence, purged, visited);
            case 404, 410 ->
                judgeCopy(evidence, purged, visited)
                        .withPrefix("The URL returns " + status + ", so the file doesn't exist for visitors.");
            case 401, 403, 451 ->
                Judgment.unknown("CloudFront or the origin denies access (" + status
                        + "): the URL needs a signature, or the region is blocked. Check it with a browser.");
            case 429 -> Judgment.unclear("The response is 429: too many requests.");
            default -> judgeOther(status);
        };
    }

    private static Judgment judgeOther(int status) {
        if (status >= 500) {
            return Judgment.unclear("The response is an error (" + status + ") and shows no copy.");
        }
        return status >= 300 && status < 400
                ? Judgment.unknown("The response is a redirect (" + status + "), which is not followed.")
                : Judgment.unknown("The response has the status " + status + " and shows no copy.");
    }

    private static Judgment judgeCopy(Evidence evidence, PurgedBetween purged, VisitTime visited) {
        CacheResult result = CacheResult.of(evidence);
        if (result == CacheResult.GENERATED) {
            return Judgment.unknown("A function at the edge generated the response, so it shows no copy.");
        }
        if (result == CacheResult.ERROR && evidence.status() == 200) {
            return Judgment.unknown("CloudFront served an error page instead of the file, so it shows no copy.");
        }
        return evidence.age()
                .map(age -> judgeAge(age, result, purged, visited))
                .orElseGet(() -> judgeWithoutAge(result));
    }

    private static Judgment judgeAge(long age, CacheResult result, PurgedBetween purged, VisitTime visited) {
        Instant latest = visited.receivedAt().minusSeconds(age);
        Instant earliest = visited.sentAt().minusSeconds(age);
        if (latest.plus(MAX_CLOCK_SKEW).isBefore(purged.requestedAt())) {
            return judgeOld(age, result);
        }
        if (!earliest.isBefore(purged.completedAt())
                && !earliest.minus(AGE_RESOLUTION).isBefore(purged.requestedAt())) {
            return Judgment.fresh("The copy is " + age + " s old, so it is from after the purge.");
        }
        return Judgment.unclear("The copy is " + age
                + " s old. It left its source while the purge was running, so it may be the old or the new file.");
    }

    private static Judgment judgeOld(long age, CacheResult result) {
        String old = "The copy is " + age + " s old, so it is from before the purge.";
        return switch (result) {
            case REVALIDATED -> Judgment.unclear(old + " CloudFront says that the origin has confirmed it.");
            case MISS ->
                Judgment.stale(old + " CloudFront had no copy, so it comes from a cache between CloudFront and the"
                        + " origin. Register that cache with the URL endpoint, or clear it.");
            case HIT, ERROR, GENERATED, OTHER -> Judgment.stale(old);
        };
    }

    private static Judgment judgeWithoutAge(CacheResult result) {
        return switch (result) {
            case MISS -> Judgment.fresh("The edge location had no copy and fetched the file again.");
            case ERROR -> Judgment.fresh("The edge location asked the origin again.");
            case REVALIDATED -> Judgment.fresh("The origin has confirmed the copy just now.");
            case HIT -> Judgment.unknown("The edge location served a copy without its age (no Age header).");
            case GENERATED, OTHER -> Judgment.unknown("The response has no Age and no X-Cache header of CloudFront.");
        };
    }

    /** The meaning of {@code X-Cache}. */
    private enum CacheResult {
        HIT,
        MISS,
        REVALIDATED,
        ERROR,
        GENERATED,
        OTHER;

        static CacheResult of(Evidence evidence) {
            String text = evidence.cacheResult().orElse("").toLowerCase(Locale.ROOT);
            if (!text.endsWith(" from cloudfront")) {
                return OTHER;
            }
            return switch (text.substring(0, text.indexOf(' '))) {
                case "hit" -> HIT;
                case "miss" -> MISS;
                case "refreshhit" -> REVALIDATED;
                case "error" -> ERROR;
                case "lambdageneratedresponse", "functiongeneratedresponse", "redirect" -> GENERATED;
                default -> OTHER;
            };
        }
    }
}
