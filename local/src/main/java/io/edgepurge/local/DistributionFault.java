package io.edgepurge.local;

import io.edgepurge.local.edge.EdgeCacheSettings;
import io.edgepurge.local.simulator.Distribution;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A setting of the demo distribution that leaves purges without effect. The edge cache behaves accordingly. */
public enum DistributionFault {
    /** The distribution reads no cache tags. */
    NO_TAG_HEADER,
    /** Another distribution serves the hosts of the demo account. */
    FOREIGN_HOST,
    /** The cache key has no query. */
    QUERY_NOT_IN_KEY,
    /** A function puts a folder before the path of each viewer request. */
    REWRITING_FUNCTION,
    /** Invalidations of {@link #IGNORED} complete, but remove nothing from the cache. */
    IGNORED_PATH;

    /** The path whose invalidations have no effect. */
    public static final String IGNORED = "/demo/ignored.jpg";

    /** The folder that the function puts before each path. */
    static final String FOLDER = "/rewritten";

    /** The distribution that serves the hosts instead of the demo distribution. */
    private static final String OTHER_DISTRIBUTION = "EFOREIGN0000000";

    /** Returns the name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the fault with a name; empty for other text. */
    public static Optional<DistributionFault> parse(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word))
                .findFirst();
    }

    /** Returns the distributions that the simulator needs so that a distribution has these faults. */
    public static List<Distribution> applied(Set<DistributionFault> faults, Distribution healthy) {
        boolean foreign = faults.contains(FOREIGN_HOST);
        Distribution faulty = new Distribution(
                healthy.id(),
                foreign ? Set.of() : healthy.hosts(),
                faults.contains(NO_TAG_HEADER) ? Optional.empty() : healthy.tagHeader(),
                healthy.tenants(),
                new EdgeCacheSettings(
                        !faults.contains(QUERY_NOT_IN_KEY),
                        faults.contains(REWRITING_FUNCTION) ? Optional.of(FOLDER) : Optional.empty(),
                        faults.contains(IGNORED_PATH) ? Set.of(IGNORED) : Set.of()));
        Distribution other =
                new Distribution(OTHER_DISTRIBUTION, healthy.hosts(), healthy.tagHeader(), List.of(), faulty.cache());
        return Stream.of(faulty, other).limit(foreign ? 2 : 1).toList();
    }
}
