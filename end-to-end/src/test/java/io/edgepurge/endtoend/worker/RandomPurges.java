package io.edgepurge.endtoend.worker;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.ZETA;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.testing.Samples;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Generates purges of three accounts on two distributions, with many repeated URLs. */
record RandomPurges(Random random, int maxUrls) {
    static final List<AccountId> ACCOUNTS = List.of(ACME, ZETA, new AccountId("third"));

    private static final List<DistributionId> DISTRIBUTIONS = List.of(IMAGES, VIDEOS);

    /** Returns a purge of one or more URLs; one in ten is a wildcard. */
    Purge purge(int number) {
        AccountId account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        String[] paths = Stream.generate(this::path)
                .limit(1 + random.nextInt(maxUrls))
                .distinct()
                .toArray(String[]::new);
        return Samples.purge(number, account, DISTRIBUTIONS.get(random.nextInt(2)), paths);
    }

    private String path() {
        String folder = "/shop/" + random.nextInt(400);
        return random.nextInt(10) == 0 ? folder + "/*" : folder + "/" + random.nextInt(200) + ".jpg";
    }
}
