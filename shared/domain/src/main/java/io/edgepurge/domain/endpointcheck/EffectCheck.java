package io.edgepurge.domain.endpointcheck;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.endpointcheck.ItemEffect.NoEffect;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.EffectRule;
import io.edgepurge.domain.url.ItemWarning;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks items against the last reading of their distribution. Never throws, and never blocks a purge that it cannot check. */
public final class EffectCheck {
    /** Expects an effect of every purge. */
    public static final EffectCheck NONE = new EffectCheck(DistributionReadings.NONE, CheckMode.DISABLED);

    /** A refusal by an older reading makes the next check due, because the operator may have changed the distribution. */
    private static final Duration RECHECK_AFTER = Duration.ofMinutes(5);

    private final DistributionReadings readings;
    private final CheckMode mode;

    /** @param readings a {@link CachingReadings}, because each item reads its distribution */
    public EffectCheck(DistributionReadings readings, CheckMode mode) {
        this.readings = readings;
        this.mode = mode;
    }

    /** Returns the expected effect of a purge on an item. */
    public ItemEffect of(Purgeable item, Instant now) {
        DistributionId distribution = item.endpoint().distribution();
        return readingOf(distribution)
                .map(reading -> effect(item, reading, now))
                .orElse(ItemEffect.EXPECTED);
    }

    private Optional<DistributionReading> readingOf(DistributionId distribution) {
        return mode == CheckMode.DISABLED
                ? Optional.empty()
                : readings.find(distribution).flatMap(CheckedDistribution::reading);
    }

    private ItemEffect effect(Purgeable item, DistributionReading reading, Instant now) {
        DistributionSettings settings = reading.settings();
        List<CacheBehavior> behaviors = settings.behaviorsFor(item.path());
        Collector found = new Collector(reading, mode == CheckMode.ENABLED && reading.isCurrent(now));
        if (!settings.mayServe(item.endpoint().host())) {
            found.certain(EffectRule.HOST_NOT_SERVED, "");
        }
        if (item.path().isTag() && settings.tagHeader().isEmpty()) {
            found.certain(EffectRule.TAG_HEADER_MISSING, "");
        }
        addQuery(item.path(), behaviors, found);
        boolean rewritten = !item.path().isTag()
                && behaviors.stream().anyMatch(behavior -> !behavior.functions().isEmpty());
        if (rewritten) {
            found.warning(EffectRule.FUNCTION_MAY_REWRITE, "");
        }
        if (!behaviors.isEmpty() && behaviors.stream().allMatch(CacheBehavior::cachingDisabled)) {
            found.warning(EffectRule.CACHING_DISABLED, "");
        }
        if (found.certain.isPresent() && !now.isBefore(reading.readAt().plus(RECHECK_AFTER))) {
            readings.requestCheck(item.endpoint().distribution());
        }
        return new ItemEffect(found.certain, found.warnings);
    }

    /** A path with a {@code ?} has one behavior. A function can move the query into the path, so beside it nothing is certain. */
    private static void addQuery(InvalidationPath path, List<CacheBehavior> behaviors, Collector found) {
        int mark = path.isTag() ? -1 : path.value().indexOf('?');
        if (mark < 0 || behaviors.isEmpty()) {
            return;
        }
        CacheBehavior behavior = behaviors.getFirst();
        switch (behavior.query().shareOf(path.value().substring(mark + 1))) {
            case ALL, UNKNOWN -> {}
            case SOME -> found.warning(EffectRule.QUERY_PARTLY_IN_KEY, namesOf(behavior.query()));
            case NONE -> {
                if (behavior.functions().isEmpty()) {
                    found.certain(EffectRule.QUERY_NOT_IN_KEY, "");
                } else {
                    found.warning(EffectRule.QUERY_NOT_IN_KEY, "");
                }
            }
        }
    }

    private static String namesOf(QueryStringRule rule) {
        String names = String.join(", ", rule.sortedNames().stream().limit(10).toList());
        return switch (rule.kind()) {
            case LISTED -> " Part of the key: " + names + ".";
            case ALL_EXCEPT -> " Not part of the key: " + names + ".";
            case ALL, NONE, UNKNOWN -> "";
        };
    }

    /** Collects the reasons, the certain ones first. */
    private static final class Collector {
        private final String time;
        private final boolean refuses;
        private Optional<NoEffect> certain = Optional.empty();
        private final List<ItemWarning> warnings = new ArrayList<>();

        Collector(DistributionReading reading, boolean refuses) {
            this.time =
                    " Settings of the distribution read at " + reading.readAt().truncatedTo(ChronoUnit.SECONDS) + ".";
            this.refuses = refuses;
        }

        void certain(EffectRule rule, String detail) {
            if (refuses && certain.isEmpty()) {
                certain = Optional.of(new NoEffect(rule, rule.sentence() + detail + time));
            } else {
                warning(rule, detail);
            }
        }

        void warning(EffectRule rule, String detail) {
            warnings.add(new ItemWarning(rule.code(), rule.sentence() + detail + time));
        }
    }
}
