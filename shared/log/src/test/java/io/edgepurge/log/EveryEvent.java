package io.edgepurge.log;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.purge.QuotaReading;
import io.edgepurge.domain.purge.Refusal.Busy;
import io.edgepurge.domain.purge.Refusal.ItemsForbidden;
import io.edgepurge.domain.purge.Refusal.ItemsRefused;
import io.edgepurge.domain.purge.Refusal.KeyTaken;
import io.edgepurge.domain.purge.Refusal.QuotaExceeded;
import io.edgepurge.domain.purge.Refusal.RequestRefused;
import io.edgepurge.domain.purge.RefusedItem.RefusedUrl;
import io.edgepurge.domain.purge.RequestRule;
import io.edgepurge.domain.reconcile.DistributionLoad;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.CheckResult.Refused;
import io.edgepurge.domain.url.ItemRule;
import io.edgepurge.domain.url.KeyRule;
import io.edgepurge.domain.url.Suggestion;
import io.edgepurge.domain.url.SuggestionKind;
import io.edgepurge.domain.url.UrlRule;
import io.edgepurge.domain.verification.Verdict;
import io.edgepurge.domain.verification.Verification;
import io.edgepurge.testing.Samples;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Emits every event of the purge service and the worker to an output. */
final class EveryEvent {
    static final String SECRET_URL = "https://img.example.com/acme/private.jpg?Signature=s3cr3t";
    static final Purge PURGE = Samples.purge(1, "/acme/private.jpg?Signature=s3cr3t", "/acme/b/c*");
    static final InvalidationPlan PLAN = Samples.plan("plan-1", PURGE);
    static final Submission SUBMISSION = new Submission(new InvalidationId("I1"), NOON);
    private static final Account ACCOUNT =
            new Account(ACME, List.of(UrlEndpoint.of("https://img.example.com/acme/", IMAGES)), 100);
    private static final PurgeRequest REQUEST = PurgeRequest.byInvoker(
            ACCOUNT, PurgeSpec.urls(List.of(SECRET_URL)), new IdempotencyKey("token-of-a-caller"));

    private EveryEvent() {}

    static void emitTo(FunctionOutput output) {
        purgeService(new PurgeLogLines(output));
        worker(new WorkerLogLines(output));
    }

    private static void purgeService(PurgeLogLines purgeService) {
        purgeService.accepted(PURGE);
        purgeService.repeated(PURGE);
        purgeService.cancelled(PURGE);
        purgeService.refused(REQUEST, new ItemsRefused(List.of(refused(UrlRule.URL_FRAGMENT))));
        purgeService.refused(REQUEST, new ItemsForbidden(List.of(refused(KeyRule.KEY_WITHOUT_SCOPE))));
        purgeService.refused(REQUEST, new RequestRefused(RequestRule.TOO_LARGE, "It is too large: " + SECRET_URL));
        purgeService.refused(
                REQUEST, new QuotaExceeded(new QuotaReading(YearMonth.of(2101, 11), 100, 1, Optional.empty()), 2));
        purgeService.refused(REQUEST, new KeyTaken(new IdempotencyKey("token-of-a-caller")));
        purgeService.refused(REQUEST, new Busy());
    }

    private static void worker(WorkerLogLines worker) {
        InvalidationPlan submitted = submitted();
        worker.planned(PLAN);
        worker.submitted(PLAN, SUBMISSION);
        worker.completed(submitted, NOON.plusMillis(7_250));
        worker.notAllowed(PLAN, "AccessDenied");
        worker.listNotAllowed(PLAN.distribution(), "AccessDenied");
        worker.throttled(PLAN);
        worker.tooManyInProgress(PLAN, InProgressLimit.WILDCARDS);
        worker.gaveUp(suspended(), PLAN.claims());
        worker.referenceReused(PLAN);
        worker.purgesMissing(IMAGES, PLAN.claims());
        worker.overdue(IMAGES, 2);
        worker.originCacheFailed(IMAGES, "the origin cache http://cache-2:6081 returned 503");
        worker.clearingGaveUp(IMAGES, PLAN.claims().getFirst(), "the origin cache http://cache-2:6081 returned 503");
        worker.verified(
                IMAGES,
                PLAN.claims().getFirst(),
                Map.of(
                        0,
                        new Verification(Verdict.STALE, "Old.", Samples.NOON, 3, Optional.empty(), Optional.empty())));
        worker.ran(
                IMAGES,
                new DistributionLoad(3, 1, ReconcileConfig.standard().capacity(), Optional.of(Duration.ofSeconds(9))));
    }

    static InvalidationPlan submitted() {
        return new InvalidationPlan(
                PLAN.id(),
                PLAN.distribution(),
                PLAN.plannedAt(),
                PLAN.claims(),
                PLAN.paths(),
                PLAN.calls(),
                Optional.of(SUBMISSION),
                Optional.empty(),
                Optional.empty());
    }

    private static InvalidationPlan suspended() {
        return new InvalidationPlan(
                PLAN.id(),
                PLAN.distribution(),
                PLAN.plannedAt(),
                PLAN.claims(),
                PLAN.paths(),
                PLAN.calls(),
                Optional.empty(),
                Optional.of(new Suspension("AccessDenied", NOON)),
                Optional.empty());
    }

    private static RefusedUrl refused(ItemRule rule) {
        return new RefusedUrl(0, SECRET_URL, new Refused(rule, "No: " + SECRET_URL, Optional.of(secretSuggestion())));
    }

    private static Suggestion secretSuggestion() {
        return new Suggestion(
                SECRET_URL,
                SuggestionKind.SAME_OBJECT,
                new Purgeable(
                        UrlEndpoint.of("https://img.example.com/acme/", new DistributionId("E1IMAGES")),
                        new InvalidationPath("/acme/private.jpg")));
    }
}
