package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
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
import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.OwnedEndpoint;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import io.edgepurge.domain.variant.TagTemplate;
import io.edgepurge.domain.variant.VariantRules;
import java.time.Clock;
import java.time.ZoneOffset;
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

    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private final Table table = DYNAMO_DB.emptyTable();
    private final AccountRegistry registry = new AccountRegistry(table);
    private final KeyRegistry keys = new KeyRegistry(table, CLOCK);
    private final Accounts accounts = new DynamoDbAccounts(table, CLOCK);

    @Test
    void a_saved_account_is_found_by_its_key() {
        Account acme = account(
                ACME,
                UrlEndpoint.of("https://img.example.com:8443/acme/", IMAGES)
                        .withShared(true)
                        .withTags(new TagPrefix("acme:"))
                        .withSpellings(CoveredSpellings.ALL)
                        .withVariants(Optional.of(VariantRules.DEFAULT
                                .withTag(new TagTemplate("acme:{sha256-base32-26}"))
                                .withPrefixes("tr:w-300", "tr:*")
                                .withByDefault(true))));
        registry.save(acme);

        keys.issue(ACME, Grant.unrestricted(new KeyId("key-1")), new ApiKey("secret"));

        assertThat(accounts.findCaller(new ApiKey("secret"))).contains(Caller.unrestricted(acme, new KeyId("key-1")));
        assertThat(accounts.findCaller(new ApiKey("other"))).isEmpty();
    }

    @Test
    void an_endpoint_that_overlaps_on_the_same_distribution_is_refused() {
        registry.save(account(ACME, UrlEndpoint.of("https://img.example.com/media/", IMAGES)));

        AccountResult result =
                registry.save(account(ZETA, UrlEndpoint.of("https://other.example.com/media/zeta/", IMAGES)));

        assertThat(result).isInstanceOf(AccountResult.Refused.class);
        assertThat(accounts.find(ZETA)).isEmpty();
    }

    @Test
    void the_same_prefix_on_another_distribution_is_allowed() {
        registry.save(account(ACME, UrlEndpoint.of("https://img.example.com/media/", IMAGES)));

        assertThat(registry.save(account(ZETA, UrlEndpoint.of("https://video.example.com/media/", VIDEOS))))
                .isInstanceOf(AccountResult.Saved.class);
    }

    @Test
    void two_shared_endpoints_may_overlap() {
        registry.save(
                account(ACME, UrlEndpoint.of("https://img.example.com/", IMAGES).withShared(true)));

        assertThat(registry.save(account(
                        ZETA, UrlEndpoint.of("https://img.example.com/", IMAGES).withShared(true))))
                .isInstanceOf(AccountResult.Saved.class);
    }

    @Test
    void saving_an_account_again_changes_its_quota_and_keeps_the_distribution_state() {
        registry.save(account(ACME, UrlEndpoint.of("https://img.example.com/", IMAGES)));
        DynamoDbPlanStore plans = new DynamoDbPlanStore(table);
        plans.replace(IMAGES, 0, List.of(), List.of());

        registry.save(new Account(ACME, List.of(UrlEndpoint.of("https://img.example.com/", IMAGES)), 5_000));

        assertThat(accounts.find(ACME)).map(Account::monthlyQuota).contains(5_000);
        assertThat(plans.state(IMAGES)).map(DistributionState::version).contains(1L);
    }

    @Test
    void another_account_may_use_an_endpoint_that_was_removed() {
        registry.save(account(ACME, UrlEndpoint.of("https://img.example.com/", IMAGES)));
        registry.save(account(ACME, UrlEndpoint.of("https://img.example.com/", VIDEOS)));

        assertThat(registry.save(account(ZETA, UrlEndpoint.of("https://img.example.com/", IMAGES))))
                .isInstanceOf(AccountResult.Saved.class);
    }

    @Test
    void folder_wildcards_can_be_allowed_and_forbidden_and_are_kept_when_an_account_is_saved_again() {
        Account acme = account(ACME, UrlEndpoint.of("https://img.example.com/", IMAGES));
        FolderWildcardPolicy allowed = new FolderWildcardPolicy(20, List.of("/"));
        DynamoDbPlanStore plans = new DynamoDbPlanStore(table);
        registry.save(acme);
        registry.allowFolderWildcards(IMAGES, new FolderWildcardPolicy(5, List.of("/img/")));

        registry.allowFolderWildcards(IMAGES, allowed);
        registry.save(acme);
        assertThat(plans.state(IMAGES))
                .flatMap(DistributionState::folderWildcards)
                .contains(allowed);

        registry.forbidFolderWildcards(IMAGES).orThrow();
        assertThat(plans.state(IMAGES))
                .flatMap(DistributionState::folderWildcards)
                .isEmpty();
    }

    @Test
    void folder_wildcards_are_refused_on_a_distribution_without_endpoints() {
        FolderWildcardsResult result =
                registry.allowFolderWildcards(IMAGES, new FolderWildcardPolicy(20, List.of("/")));

        assertThat(result)
                .isEqualTo(
                        new FolderWildcardsResult.Refused("No account has an endpoint on the distribution EIMAGES."));
        assertThat(new DynamoDbPlanStore(table).state(IMAGES)).isEmpty();
    }

    @Test
    void an_endpoint_keeps_its_origin_caches() {
        OriginCaches caches = CACHES.withSecret(new CacheSecret("X-Purge-Secret", "open sesame"))
                .withHost("origin.example.com");
        Account acme =
                account(ACME, UrlEndpoint.of("https://img.example.com/", IMAGES).withOriginCaches(Optional.of(caches)));

        registry.save(acme);

        assertThat(accounts.find(ACME)).contains(acme);
    }

    @Test
    void the_secret_of_an_origin_cache_is_stored_only_with_its_account() {
        registry.save(account(
                ACME,
                UrlEndpoint.of("https://img.example.com/", IMAGES)
                        .withOriginCaches(
                                Optional.of(CACHES.withSecret(new CacheSecret("X-Purge-Secret", "open sesame"))))));

        assertThat(table.queryAll(Key.distribution(IMAGES).partition(), "").toString())
                .doesNotContain("sesame");
    }

    @Test
    void a_distribution_that_had_origin_caches_stays_marked() {
        DynamoDbPlanStore plans = new DynamoDbPlanStore(table);
        UrlEndpoint plain = UrlEndpoint.of("https://img.example.com/", IMAGES);
        registry.save(account(ACME, plain));
        assertThat(plans.state(IMAGES)).map(DistributionState::originCaches).contains(false);

        registry.save(account(ACME, plain.withOriginCaches(Optional.of(CACHES))));
        registry.save(account(ACME, plain));

        assertThat(plans.state(IMAGES)).map(DistributionState::originCaches).contains(true);
    }

    @Test
    void create_does_not_replace_an_existing_account() {
        Account first = account(ACME, UrlEndpoint.of("https://img.example.com/", IMAGES));
        Account second = account(ACME, UrlEndpoint.of("https://video.example.com/", VIDEOS));

        assertThat(registry.create(first)).isEqualTo(new AccountResult.Saved(first));
        assertThat(registry.create(second)).isEqualTo(new AccountResult.AlreadyExists(first));
        assertThat(accounts.find(ACME)).contains(first);
    }

    @Test
    void a_missing_account_cannot_be_updated() {
        assertThat(registry.update(ACME, existing -> existing)).isEqualTo(new AccountResult.NotFound());
        assertThat(accounts.find(ACME)).isEmpty();
    }

    @Test
    void concurrent_updates_do_not_overwrite_each_other() {
        UrlEndpoint images = UrlEndpoint.of("https://img.example.com/", IMAGES);
        UrlEndpoint videos = UrlEndpoint.of("https://video.example.com/", VIDEOS);
        registry.save(account(ACME, images));
        AtomicBoolean first = new AtomicBoolean(true);

        registry.update(ACME, existing -> {
            if (first.getAndSet(false)) {
                registry.update(ACME, meanwhile -> new Account(ACME, List.of(images, videos), 1_000));
            }
            return new Account(ACME, existing.endpoints(), 5_000);
        });

        assertThat(accounts.find(ACME)).contains(new Account(ACME, List.of(images, videos), 5_000));
    }

    @Test
    void an_account_stored_without_a_version_can_be_updated() {
        UrlEndpoint images = UrlEndpoint.of("https://img.example.com/", IMAGES);
        registry.save(account(ACME, images));
        table.update(new ItemUpdate(Key.account(ACME), "REMOVE edition", "attribute_exists(pk)", Map.of()));
        AtomicBoolean first = new AtomicBoolean(true);

        registry.update(ACME, existing -> {
            if (first.getAndSet(false)) {
                registry.update(ACME, meanwhile -> new Account(ACME, List.of(), 1_000));
            }
            return new Account(ACME, existing.endpoints(), 5_000);
        });

        assertThat(accounts.find(ACME)).contains(new Account(ACME, List.of(), 5_000));
    }

    @Test
    void an_update_must_not_overlap_with_other_accounts() {
        registry.save(account(ACME, UrlEndpoint.of("https://img.example.com/media/", IMAGES)));
        registry.save(account(ZETA, UrlEndpoint.of("https://img.example.com/zeta/", IMAGES)));

        AccountResult result = registry.update(
                ZETA, existing -> account(ZETA, UrlEndpoint.of("https://img.example.com/media/zeta/", IMAGES)));

        assertThat(result).isInstanceOf(AccountResult.Refused.class);
    }

    @Test
    void the_endpoints_of_all_accounts_are_listed_by_distribution() {
        UrlEndpoint images = UrlEndpoint.of("https://img.example.com/acme/", IMAGES);
        UrlEndpoint videos = UrlEndpoint.of("https://video.example.com/", VIDEOS);
        UrlEndpoint theirs = UrlEndpoint.of("https://img.example.com/zeta/", IMAGES);
        registry.save(new Account(ACME, List.of(videos, images), 1_000));
        registry.save(account(ZETA, theirs));

        assertThat(registry.endpoints())
                .containsExactly(
                        new OwnedEndpoint(ACME, images),
                        new OwnedEndpoint(ZETA, theirs),
                        new OwnedEndpoint(ACME, videos));
    }

    @Test
    void an_account_can_be_on_forty_nine_distributions() {
        assertThat(registry.save(spread(49))).isEqualTo(new AccountResult.Saved(spread(49)));
        assertThat(registry.save(spread(50)))
                .isInstanceOfSatisfying(
                        AccountResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("at most 49"));
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
