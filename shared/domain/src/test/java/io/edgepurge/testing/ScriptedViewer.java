package io.edgepurge.testing;

import io.edgepurge.domain.verification.Evidence;
import io.edgepurge.domain.verification.Evidence.Validators;
import io.edgepurge.domain.verification.ViewerClient;
import io.edgepurge.domain.verification.ViewerRequest;
import io.edgepurge.domain.verification.VisitTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@code ViewerClient} with one response for each URL: a miss by default. Records the requests. Safe for use by many threads. */
public final class ScriptedViewer implements ViewerClient {
    private final Clock clock;
    private final Map<String, Result> script = new HashMap<>();
    private final List<String> requests = new ArrayList<>();

    public ScriptedViewer(Clock clock) {
        this.clock = clock;
    }

    /** Makes a URL return a copy of a constant age. */
    public synchronized void hit(String url, long age) {
        script.put(url, new Result.Answered(evidence("Hit from cloudfront", Optional.of(age)), now()));
    }

    /** Makes a URL return no response. */
    public synchronized void unanswered(String url, String reason, boolean lookAgain) {
        script.put(url, new Result.Unanswered(reason, lookAgain));
    }

    /** Makes a URL return a miss. */
    public synchronized void miss(String url) {
        script.remove(url);
    }

    /** Returns the requested URLs in order. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public synchronized Result get(ViewerRequest request) {
        String url = (request.secure() ? "https://" : "http://") + request.authority() + request.target();
        requests.add(url);
        return switch (script.get(url)) {
            case Result.Answered answered -> new Result.Answered(answered.evidence(), now());
            case Result.Unanswered unanswered -> unanswered;
            case null -> new Result.Answered(evidence("Miss from cloudfront", Optional.empty()), now());
        };
    }

    private VisitTime now() {
        return new VisitTime(clock.instant(), clock.instant());
    }

    private static Evidence evidence(String cacheResult, Optional<Long> age) {
        return new Evidence(200, Optional.of("FRA56-P1"), age, Optional.of(cacheResult), Validators.NONE);
    }
}
