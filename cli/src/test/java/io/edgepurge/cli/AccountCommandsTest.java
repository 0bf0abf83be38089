package io.edgepurge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountCommandsTest {
    @RegisterExtension
    static final TableFixture TABLE = new TableFixture();

    private static final String IMAGES = "https://img.example/acme/=E1A2B3C4D5E6F7";

    private final Map<String, String> environment = TABLE.environment();

    @Test
    void a_created_account_is_shown() {
        CommandRun created =
                run("account", "create", "acme", "--endpoint", IMAGES, "--quota", "500", "--tag-prefix", "acme:");

        assertThat(created.exitCode()).isZero();
        assertThat(created.out()).isEqualTo("""
            account        acme
            monthly quota  500

            ENDPOINT                   DISTRIBUTION    SHARED  TAGS      SPELLINGS  VARIANTS  ORIGIN CACHES
            https://img.example/acme/  E1A2B3C4D5E6F7  no      acme:...  requested  -         -
            """);
        assertThat(created.err())
                .isEqualTo("Account created. To create its first key, run: edgepurge key create acme NAME\n"
                        + "Warning: The distribution E1A2B3C4D5E6F7 could not be read (CloudFront did not"
                        + " respond.). The worker reads it later.\n");
        assertThat(run("account", "show", "acme")).isEqualTo(new CommandRun(0, created.out(), ""));
    }

    @Test
    void an_account_is_shown_as_json() {
        run("account", "create", "acme", "--endpoint", IMAGES, "--origin-cache", "varnish=http://10.0.0.5:6081");

        JsonNode account = run("account", "show", "acme", "--output", "json").json();

        assertThat(account.path("id").asText()).isEqualTo("acme");
        assertThat(account.path("monthlyQuota").asInt()).isEqualTo(1_000);
        assertThat(account.at("/endpoints/0/url").asText()).isEqualTo("https://img.example/acme/");
        assertThat(account.at("/endpoints/0/shared").isBoolean()).isTrue();
        assertThat(account.at("/endpoints/0/originCaches/kind").asText()).isEqualTo("varnish");
        assertThat(account.at("/endpoints/0/originCaches/addresses/0").asText()).isEqualTo("http://10.0.0.5:6081");
    }

    @Test
    void an_endpoint_can_cover_all_spellings_by_default() {
        run("account", "create", "acme", "--endpoint", IMAGES, "--spellings", "all");

        JsonNode account = run("account", "show", "acme", "--output", "json").json();

        assertThat(account.at("/endpoints/0/spellings").asText()).isEqualTo("all");
    }

    @Test
    void an_endpoint_without_variants_says_so() {
        run(
                "account",
                "create",
                "plain",
                "--endpoint",
                "https://plain.example/=E1A2B3C4D5E6F7",
                "--variant-queries=no");

        assertThat(run("account", "show", "plain").out())
                .contains("https://plain.example/  E1A2B3C4D5E6F7  no      -     requested  none      -");
    }

    @Test
    void the_variants_of_images_are_set_per_endpoint() {
        run(
                "account",
                "create",
                "acme",
                "--endpoint",
                IMAGES,
                "--tag-prefix=img:",
                "--variant-tag=img:{sha256-base32-26}",
                "--variant-prefix=tr:w-300",
                "--variant-prefix=tr:*",
                "--variant-queries=no",
                "--variants-by-default");

        assertThat(run("account", "show", "acme", "--output", "json").json().at("/endpoints/0/variants"))
                .hasToString(
                        "{\"tag\":\"img:{sha256-base32-26}\",\"queries\":false,\"prefixes\":[\"tr:w-300\",\"tr:*\"],"
                                + "\"byDefault\":true}");
        assertThat(run("account", "show", "acme").out()).contains("img:{sha256-base32-26} tr:w-300 tr:* (by default)");
    }

    @ParameterizedTest
    @CsvSource({
        "--variant-tag=img:{key},a tag template must be a lowercase tag",
        "--variant-tag=img:{sha256-base32-26},needs a tag prefix",
        "--variant-prefix=/tr:*,a prefix of variants must look like",
        "--variant-queries=maybe,--variant-queries must be yes or no"
    })
    void wrong_rules_for_variants_are_refused(String option, String reason) {
        CommandRun refused = run("account", "create", "acme", "--endpoint", IMAGES, option);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(reason);
    }

    @Test
    void unknown_spellings_are_refused() {
        CommandRun refused = run("account", "create", "acme", "--endpoint", IMAGES, "--spellings", "some");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("--spellings must be all or requested, not some");
    }

    @Test
    void an_existing_account_is_not_changed_by_create() {
        run("account", "create", "acme", "--endpoint", IMAGES);

        CommandRun again = run("account", "create", "acme", "--endpoint", "https://other.example/=E2", "--quota", "1");

        assertThat(again)
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "edgepurge: The account acme already exists and was not changed. Show it with"
                                + " 'edgepurge account show acme'; change it with 'edgepurge account endpoints'"
                                + " and 'edgepurge account limit'.\n"));
        assertThat(run("account", "show", "acme").out())
                .contains("1000", "img.example")
                .doesNotContain("other.example");
    }

    @Test
    void endpoints_are_added_and_removed_in_one_step() {
        run("account", "create", "acme", "--endpoint", IMAGES);

        CommandRun changed = run(
                "account",
                "endpoints",
                "acme",
                "--remove",
                "HTTPS://img.example/acme/",
                "--add",
                IMAGES,
                "--add",
                "https://shop.example/acme/=E2",
                "--shared");

        assertThat(changed.exitCode()).as(changed.err()).isZero();
        assertThat(changed.out())
                .contains("https://img.example/acme/   E1A2B3C4D5E6F7  yes")
                .contains("https://shop.example/acme/  E2              yes");
        assertThat(run("account", "endpoints", "acme").out()).isEqualTo(changed.out());
    }

    @Test
    void removing_an_unknown_endpoint_changes_nothing() {
        run("account", "create", "acme", "--endpoint", IMAGES);

        CommandRun run = run(
                "account", "endpoints", "acme", "--remove", "https://shop.example/", "--add", "https://b.example/=E2");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("has no endpoint https://shop.example/. Nothing was changed");
        assertThat(run("account", "show", "acme").out()).doesNotContain("b.example");
    }

    @Test
    void an_existing_endpoint_is_not_added_again() {
        run("account", "create", "acme", "--endpoint", IMAGES);

        CommandRun run = run("account", "endpoints", "acme", "--add", IMAGES);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("an account cannot have a URL endpoint twice: https://img.example/acme/");
    }

    @Test
    void an_endpoint_that_overlaps_with_another_account_is_refused() {
        run("account", "create", "acme", "--endpoint", IMAGES);

        CommandRun run =
                run("account", "create", "zeta", "--endpoint", "https://img.example/acme/zeta/=E1A2B3C4D5E6F7");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("overlaps with https://img.example/acme/ of account acme");
        assertThat(run("account", "show", "zeta").exitCode()).isEqualTo(2);
    }

    @Test
    void the_monthly_quota_is_set() {
        run("account", "create", "acme", "--endpoint", IMAGES);

        assertThat(run("account", "limit", "acme", "2500").out()).contains("monthly quota  2500", "img.example");
        assertThat(run("account", "limit", "acme", "-1").exitCode()).isEqualTo(2);
        assertThat(run("account", "limit", "acme", "many").err())
                .startsWith(
                        "edgepurge: Invalid value for positional parameter at index 1 (N): the value must be a whole"
                                + " number");
    }

    @Test
    void accounts_are_listed_with_their_endpoints() {
        run("account", "create", "zeta", "--endpoint", "https://zeta.example/=E2");
        run("account", "create", "acme", "--endpoint", IMAGES, "--endpoint", "https://shop.example/=E2B");

        assertThat(run("account", "list").out()).isEqualTo("""
            ACCOUNT  ENDPOINT                   DISTRIBUTION
            acme     https://img.example/acme/  E1A2B3C4D5E6F7
            acme     https://shop.example/      E2B
            zeta     https://zeta.example/      E2
            """);
        assertThat(run("account", "list", "--output", "json").json().path("endpoints"))
                .hasSize(3);
    }

    @Test
    void an_unknown_account_is_reported_with_advice() {
        String message =
                "edgepurge: There is no account acme. List accounts with 'edgepurge account list', or create one with"
                        + " 'edgepurge account create'.\n";

        assertThat(run("account", "show", "acme")).isEqualTo(new CommandRun(2, "", message));
        assertThat(run("account", "limit", "acme", "5")).isEqualTo(new CommandRun(2, "", message));
        assertThat(run("account", "endpoints", "acme")).isEqualTo(new CommandRun(2, "", message));
        assertThat(run("account", "endpoints", "acme", "--add", IMAGES)).isEqualTo(new CommandRun(2, "", message));
    }

    @Test
    void invalid_input_is_refused_with_the_rule() {
        assertRefused("an account ID must be 1 to 63 lowercase letters", "account", "show", "Acme");
        assertRefused("must include its distribution", "account", "create", "acme", "--endpoint", "https://a.example/");
        assertRefused("must end with '/'", "account", "create", "acme", "--endpoint", "https://a.example/b=E1");
        assertRefused("a distribution ID must be", "account", "create", "acme", "--endpoint", "https://a.example/=");
        assertRefused(
                "a monthly quota must be 0 or more",
                "account",
                "create",
                "acme",
                "--endpoint",
                IMAGES,
                "--quota",
                "-1");
        assertRefused("Missing required option: '--endpoint", "account", "create", "acme");
        assertRefused("Missing required subcommand", "account");
        assertRefused(
                "an origin cache must be",
                "account",
                "create",
                "acme",
                "--endpoint",
                IMAGES,
                "--origin-cache",
                "http://a");
        assertRefused(
                "all varnish or all nginx",
                "account",
                "create",
                "acme",
                "--endpoint",
                IMAGES,
                "--origin-cache",
                "varnish=http://a",
                "--origin-cache",
                "nginx=http://b");
    }

    @Test
    void folder_wildcards_are_allowed_shown_and_forbidden() {
        run("account", "create", "acme", "--endpoint", IMAGES);

        CommandRun allowed = run(
                "distribution",
                "folders",
                "E1A2B3C4D5E6F7",
                "--more-than",
                "20",
                "--within",
                "/acme/img/",
                "--within",
                "/b/");

        assertThat(allowed).isEqualTo(new CommandRun(0, """
            MORE THAN  WITHIN
                   20  /acme/img/
                   20  /b/
            """, ""));
        assertThat(run("distribution", "folders", "E1A2B3C4D5E6F7")).isEqualTo(allowed);
        assertThat(run("distribution", "folders", "E1A2B3C4D5E6F7", "--off").out())
                .isEqualTo("MORE THAN  WITHIN\n");
        assertThat(run("distribution", "folders", "E1A2B3C4D5E6F7", "--output", "json")
                        .json())
                .hasToString("{\"within\":[]}");
        assertRefused(
                "No account has an endpoint", "distribution", "folders", "E9", "--more-than", "20", "--within", "/");
        assertRefused("at least 2 files", "distribution", "folders", "E9", "--more-than", "1", "--within", "/");
        assertRefused("--within", "distribution", "folders", "E9", "--more-than", "20");
        assertRefused(
                "mutually exclusive", "distribution", "folders", "E9", "--off", "--more-than", "20", "--within", "/");
    }

    private void assertRefused(String message, String... arguments) {
        CommandRun run = run(arguments);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("edgepurge: ").contains(message);
        assertThat(run.out()).isEmpty();
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(environment, arguments);
    }
}
