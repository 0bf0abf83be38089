package io.edgepurge.local.simulator;

import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Generates IDs in CloudFront's format. Thread-safe. */
final class IdGenerator {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int RANDOM_CHARS = 13;

    private final RandomGenerator random;

    IdGenerator(RandomGenerator random) {
        this.random = random;
    }

    synchronized String invalidation() {
        return random.ints(RANDOM_CHARS, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining("", "I", ""));
    }

    synchronized String request() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
