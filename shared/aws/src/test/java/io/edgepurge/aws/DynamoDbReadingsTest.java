package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.endpointcheck.CheckedDistribution;
import io.edgepurge.domain.endpointcheck.DistributionReadings;
import io.edgepurge.testing.DistributionReadingsContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoDbReadingsTest implements DistributionReadingsContract {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private final Table table = DYNAMO_DB.emptyTable();
    private final AccountRegistry accounts = new AccountRegistry(table);

    @Override
    public DistributionReadings readings() {
        saveAccount();
        return new DynamoDbReadings(table);
    }

    @Test
    void a_changed_account_makes_the_check_of_its_distributions_due() {
        DistributionReadings readings = readings();
        readings.save(IMAGES, CheckedDistribution.of(PLAIN, NOON), NEXT_WEEK);
        readings.save(VIDEOS, CheckedDistribution.of(PLAIN, NOON), NEXT_WEEK);

        saveAccount();

        assertThat(readings.due(NOON)).contains(IMAGES);
        assertThat(readings.find(IMAGES)).isPresent();
    }

    @Test
    void a_distribution_without_endpoints_is_never_due() {
        DistributionReadings readings = new DynamoDbReadings(table);

        readings.save(new DistributionId("EGONE"), CheckedDistribution.of(PLAIN, NOON), NOON);
        readings.requestCheck(new DistributionId("EGONE"));

        assertThat(readings.due(NEXT_WEEK)).isEmpty();
    }

    private void saveAccount() {
        accounts.save(new Account(
                ACME,
                List.of(
                        UrlEndpoint.of("https://img.example.com/", IMAGES),
                        UrlEndpoint.of("https://video.example.com/", VIDEOS)),
                5));
    }
}
