package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.ZETA;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.CacheSecret;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.OwnedEndpoint;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountRegistryTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private static final OriginCaches CACHES =
            OriginCaches.of(CacheKind.VARNISH, new CacheAddress("http://10.0.0.5:6081"));

    private static final Clock CLOCK = Clock.systemUTC();

    private final Table table = DYNAMO_DB.emptyTable();
    private final AccountRegistry registry = new AccountRegistry(table);
    private final KeyRegistry keys = new KeyRegistry(table, CLOCK);
    private final Accounts accounts = new DynamoDbAccounts(table, CLOCK);

    @Test
    void an_entered_account_is_found_by_its_key() {
        Account acme = account(
                ACME,
                UrlEndpoint.of("https://img.example.com:8443/acme/", IMAGES)
                        .withShared(true)
                        .withTags(new TagPrefix("acme:")));
        registry.enter(acme);

        keys.issue(ACME, Grant.ofEverything(new KeyId("key-1")), new ApiKey("secret"));

        assertThat(accounts.callerWith(new ApiKey("secret"))).contains(Caller.unbound(acme, new KeyId("key-1")));
        assertThat(accounts.callerWith(new ApiKey("other"))).isEmpty();
    }

    @Test
    void an_endpoint_that_overlaps_with_anothers_on_the_same_distribution_is_refused() {
        registry.enter(account(ACME, UrlEndpoint.of("https://img.example.com/media/", IMAGES)));

        Optional<String> refusal =
                registry.enter(account(ZETA, UrlEndpoint.of("https://other.example.com/media/zeta/", IMAGES)));

        assertThat(refusal).isPresent();
        assertThat(accounts.find(ZETA)).isEmpty();
    }

    @Test
    void the_same_prefix_on_another_distribution_is_anothers_business() {
        registry.enter(account(ACME, UrlEndpoint.of("https://img.example.com/media/", IMAGES)));

        assertThat(registry.enter(account(ZETA, UrlEndpoint.of("https://video.example.com/media/", VIDEOS))))
                .isEmpty();
    }

    @Test
    void both_may_share_what_both_are_marked_to_share() {
        registry.enter(
                account(ACME, UrlEndpoint.of("https://img.example.com/", IMAGES).withShared(true)));

        assertThat(registry.enter(account(
                        ZETA, UrlEndpoint.of("https://img.example.com/", IMAGES).withShared(true))))
                .isEmpty();
    }

    @Test
    void an_account_entered_again_has_its_new_quota_and_its_distribution_keeps_its_standing() {
        registry.enter(account(ACME, UrlEndpoint.of("https://img.example.com/", IMAGES)));
        DynamoDbPlanStore plans = new DynamoDbPlanStore(table);
        plans.replace(IMAGES, 0, List.of(), List.of());

        registry.enter(new Account(ACME, List.of(UrlEndpoint.of("https://img.example.com/", IMAGES)), 5_000));

        assertThat(accounts.find(ACME)).map(Account::monthlyQuota).contains(5_000);
        assertThat(plans.state(IMAGES)).map(DistributionState::version).contains(1L);
    }

    @Test
    void what_an_account_leaves_another_may_have() {
        registry.enter(account(ACME, UrlEndpoint.of("https://img.example.com/", IMAGES)));
        registry.enter(account(ACME, UrlEndpoint.of("https://img.example.com/", VIDEOS)));

        assertThat(registry.enter(account(ZETA, UrlEndpoint.of("https://img.example.com/", IMAGES))))
                .isEmpty();
    }

    @Test
    void folder_wildcards_can_be_allowed_and_withdrawn_and_outlive_an_account_entered_again() {
        Account acme = account(ACME, UrlEndpoint.of("https://img.example.com/", IMAGES));
        FolderWildcardPolicy allowed = new FolderWildcardPolicy(20, List.of("/"));
        DynamoDbPlanStore plans = new DynamoDbPlanStore(table);
        registry.enter(acme);
        registry.enter(IMAGES, new FolderWildcardPolicy(5, List.of("/img/")));

        registry.enter(IMAGES, allowed);
        registry.enter(acme);
        assertThat(plans.state(IMAGES))
                .flatMap(DistributionState::folderWildcards)
                .contains(allowed);

        assertThat(registry.withdrawFolderWildcards(IMAGES)).isEmpty();
        assertThat(plans.state(IMAGES))
                .flatMap(DistributionState::folderWildcards)
                .isEmpty();
    }

    @Test
    void folder_wildcards_are_refused_on_a_distribution_that_nobody_owns() {
        Optional<String> refusal = registry.enter(IMAGES, new FolderWildcardPolicy(20, List.of("/")));

        assertThat(refusal).contains("No account has an endpoint on the distribution EIMAGES.");
        assertThat(new DynamoDbPlanStore(table).state(IMAGES)).isEmpty();
    }

    @Test
    void an_endpoint_keeps_its_origin_caches() {
        OriginCaches caches = CACHES.withSecret(new CacheSecret("X-Purge-Secret", "open sesame"))
                .withHost("origin.example.com");
        Account acme =
                account(ACME, UrlEndpoint.of("https://img.example.com/", IMAGES).withOriginCaches(Optional.of(caches)));

        registry.enter(acme);

        assertThat(accounts.find(ACME)).contains(acme);
    }

    @Test
    void the_secret_of_an_origin_cache_is_kept_with_its_account_alone() {
        registry.enter(account(
                ACME,
                UrlEndpoint.of("https://img.example.com/", IMAGES)
                        .withOriginCaches(
                                Optional.of(CACHES.withSecret(new CacheSecret("X-Purge-Secret", "open sesame"))))));

        assertThat(table.queryAll(Key.distribution(IMAGES).partition(), "").toString())
                .doesNotContain("sesame");
    }

    @Test
    void a_distribution_that_had_origin_caches_once_is_known_for_it() {
        DynamoDbPlanStore plans = new DynamoDbPlanStore(table);
        UrlEndpoint plain = UrlEndpoint.of("https://img.example.com/", IMAGES);
        registry.enter(account(ACME, plain));
        assertThat(plans.state(IMAGES)).map(DistributionState::originCaches).contains(false);

        registry.enter(account(ACME, plain.withOriginCaches(Optional.of(CACHES))));
        registry.enter(account(ACME, plain));

        assertThat(plans.state(IMAGES)).map(DistributionState::originCaches).contains(true);
    }

    @Test
    void a_new_account_is_not_entered_over_one_that_is_there() {
        Account first = account(ACME, UrlEndpoint.of("https://img.example.com/", IMAGES));
        Account second = account(ACME, UrlEndpoint.of("https://video.example.com/", VIDEOS));

        assertThat(registry.create(first)).isEqualTo(new Entry.Done(first));
        assertThat(registry.create(second)).isEqualTo(new Entry.Exists(first));
        assertThat(accounts.find(ACME)).contains(first);
    }

    @Test
    void an_account_that_is_not_there_is_not_changed() {
        assertThat(registry.change(ACME, there -> there)).isEqualTo(new Entry.Missing());
        assertThat(accounts.find(ACME)).isEmpty();
    }

    @Test
    void of_two_operators_at_the_same_moment_none_loses_what_the_other_changed() {
        UrlEndpoint images = UrlEndpoint.of("https://img.example.com/", IMAGES);
        UrlEndpoint videos = UrlEndpoint.of("https://video.example.com/", VIDEOS);
        registry.enter(account(ACME, images));
        AtomicBoolean first = new AtomicBoolean(true);

        registry.change(ACME, there -> {
            if (first.getAndSet(false)) {
                registry.change(ACME, meanwhile -> new Account(ACME, List.of(images, videos), 1_000));
            }
            return new Account(ACME, there.endpoints(), 5_000);
        });

        assertThat(accounts.find(ACME)).contains(new Account(ACME, List.of(images, videos), 5_000));
    }

    @Test
    void an_account_entered_before_editions_were_counted_is_changed_like_any_other() {
        UrlEndpoint images = UrlEndpoint.of("https://img.example.com/", IMAGES);
        registry.enter(account(ACME, images));
        table.update(new Table.Change(Key.account(ACME), "REMOVE edition", "attribute_exists(pk)", Map.of()));
        AtomicBoolean first = new AtomicBoolean(true);

        registry.change(ACME, there -> {
            if (first.getAndSet(false)) {
                registry.change(ACME, meanwhile -> new Account(ACME, List.of(), 1_000));
            }
            return new Account(ACME, there.endpoints(), 5_000);
        });

        assertThat(accounts.find(ACME)).contains(new Account(ACME, List.of(), 5_000));
    }

    @Test
    void a_change_is_held_against_other_accounts_too() {
        registry.enter(account(ACME, UrlEndpoint.of("https://img.example.com/media/", IMAGES)));
        registry.enter(account(ZETA, UrlEndpoint.of("https://img.example.com/zeta/", IMAGES)));

        Entry entry = registry.change(
                ZETA, there -> account(ZETA, UrlEndpoint.of("https://img.example.com/media/zeta/", IMAGES)));

        assertThat(entry).isInstanceOf(Entry.Refused.class);
    }

    @Test
    void the_endpoints_of_all_accounts_are_listed_by_distribution() {
        UrlEndpoint images = UrlEndpoint.of("https://img.example.com/acme/", IMAGES);
        UrlEndpoint videos = UrlEndpoint.of("https://video.example.com/", VIDEOS);
        UrlEndpoint theirs = UrlEndpoint.of("https://img.example.com/zeta/", IMAGES);
        registry.enter(new Account(ACME, List.of(videos, images), 1_000));
        registry.enter(account(ZETA, theirs));

        assertThat(registry.endpoints())
                .containsExactly(
                        new OwnedEndpoint(ACME, images),
                        new OwnedEndpoint(ZETA, theirs),
                        new OwnedEndpoint(ACME, videos));
    }

    @Test
    void an_account_may_be_on_forty_nine_distributions() {
        assertThat(registry.enter(spread(49))).isEmpty();
        assertThat(registry.enter(spread(50)))
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("at most 49"));
    }

    private static Account spread(int distributions) {
        List<UrlEndpoint> endpoints = IntStream.range(0, distributions)
                .mapToObj(n -> UrlEndpoint.of("https://h" + n + ".example.com/", new DistributionId("E" + n)))
                .toList();
        return new Account(ACME, endpoints, 1_000);
    }

    private static Account account(AccountId id, UrlEndpoint endpoint) {
        return new Account(id, List.of(endpoint), 1_000);
    }
}
