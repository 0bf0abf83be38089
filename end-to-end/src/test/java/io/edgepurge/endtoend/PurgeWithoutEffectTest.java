package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.endtoend.PurgeSourceDriver.Caller;
import io.edgepurge.endtoend.PurgeSourceDriver.Order;
import io.edgepurge.endtoend.PurgeSourceDriver.Outcome;
import io.edgepurge.local.function.InvocationResult;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault of a distribution that leaves a purge without effect, at each entry point: the visitor would keep getting the old
 * object, so the purge is refused or carries a warning.
 */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PurgeWithoutEffectTest {
    private static final String QUERY = "query";
    private static final String FOREIGN = "foreign";
    private static final String REWRITTEN = "rewritten";
    private static final String UNTAGGED = "untagged-effect";
    private static final String IGNORING = "ignoring";

    private final RunningStack running;

    PurgeWithoutEffectTest(RunningStack running) {
        this.running = running;
    }

    @BeforeAll
    void addFaultyDistributions() {
        add(QUERY, hosts(QUERY) + ",'tagHeader':'Cache-Tag','queryInKey':false");
        add(FOREIGN, "'hosts':[],'tagHeader':'Cache-Tag'");
        control("'id':'EOTHER','hosts':['" + hostOf(FOREIGN) + "'],'tagHeader':'Cache-Tag'");
        add(REWRITTEN, hosts(REWRITTEN) + ",'tagHeader':'Cache-Tag','rewrittenFolder':'/v2'");
        add(UNTAGGED, hosts(UNTAGGED));
        add(IGNORING, hosts(IGNORING) + ",'tagHeader':'Cache-Tag','ignoredPaths':['/effect/ignored.jpg']");
        List.of(QUERY, FOREIGN, REWRITTEN, UNTAGGED, IGNORING).forEach(this::check);
    }

    @ParameterizedTest
    @MethodSource("io.edgepurge.endtoend.PurgeSourcesTest#sourcesWithOperator")
    void a_query_that_is_not_in_the_key_is_refused_with_the_url_that_works(PurgeSourceDriver source) {
        String url = url(QUERY, nameOf(source) + ".jpg?w=1");
        assertThat(running.visit(url)).isEqualTo("Miss");

        assertRefused(source, QUERY, url, "cache key for this path does not contain the query");

        assertThat(running.visit(url)).isEqualTo("Hit");
    }

    @Test
    void the_suggested_url_has_the_effect_that_the_query_would_not_have() {
        String url = url(QUERY, "suggested.jpg?w=1");
        running.visit(url);

        String suggestion = preview(QUERY, "suggested.jpg?w=1")
                .at("/violations/0/suggestion")
                .asText();
        client(QUERY).awaitEndOf(idOf(send(new PurgeSourceDriver.HttpApiDriver(), QUERY, suggestion)));

        assertThat(running.visit(url)).isEqualTo("Miss");
    }

    @ParameterizedTest
    @MethodSource("io.edgepurge.endtoend.PurgeSourcesTest#sourcesWithOperator")
    void a_host_of_another_distribution_is_refused(PurgeSourceDriver source) {
        String url = url(FOREIGN, nameOf(source) + ".jpg");
        assertThat(running.visit(url)).isEqualTo("Miss");

        assertRefused(source, FOREIGN, url, "does not serve its host");
    }

    @Test
    void a_rewriting_function_is_named_in_a_warning_of_each_purge() {
        Map<String, String> purges = new LinkedHashMap<>();
        PurgeSourcesTest.sourcesWithOperator().forEach(source -> {
            String url = url(REWRITTEN, nameOf(source) + ".jpg");
            running.visit(url);
            purges.put(url, idOf(send(source, REWRITTEN, url)));
        });

        assertThat(purges).hasSizeGreaterThan(7).allSatisfy((url, id) -> {
            JsonNode ended = client(REWRITTEN).awaitEndOf(id);
            assertThat(ended.path("status").asText()).isEqualTo("completed");
            assertThat(ended.at("/items/0/warnings/0/code").asText()).isEqualTo("function-may-rewrite");
            assertThat(running.visit(url)).isEqualTo("Hit");
        });
    }

    @Test
    void a_tag_that_nothing_reads_is_refused_at_every_entry_point_for_tags() {
        StackClient caller = client(UNTAGGED);
        String endpoint = caller.endpoint().toString();
        Map<String, Object> body = Map.of("tags", List.of(Map.of("endpoint", endpoint, "tag", "folder:effect")));

        assertThat(caller.post("/v1/purges", body).body()).contains("tag-header-missing");
        assertThat(caller.post("/v1/purges/preview", body).body()).contains("tag-header-missing");
        assertThat(running.stack().invoke("PurgeInvokeFunction", """
            {"account":"%s","tags":[{"endpoint":"%s","tag":"folder:effect"}],"idempotencyKey":"tag"}
            """.formatted(UNTAGGED, endpoint)))
                .isInstanceOfSatisfying(
                        InvocationResult.Failed.class,
                        failed -> assertThat(failed.error()).contains("tag-header-missing"));
        assertThat(CommandLine.inThisJvm(running.operator().settings())
                        .run("purge", "--as-operator", "--account", UNTAGGED, "--tag", endpoint + "=folder:effect")
                        .err())
                .contains("tag-header-missing");
    }

    @Test
    void the_preview_shows_the_refusal_and_the_warning() {
        assertThat(preview(QUERY, "a.jpg?w=1").at("/violations/0/suggestion").asText())
                .isEqualTo(url(QUERY, "a.jpg"));
        assertThat(preview(FOREIGN, "a.jpg").at("/violations/0/rule").asText()).isEqualTo("host-not-served");
        assertThat(preview(REWRITTEN, "a.jpg").at("/items/0/warnings/0/code").asText())
                .isEqualTo("function-may-rewrite");
    }

    /** The settings don't show this fault, but a visit does. */
    @Test
    void a_verified_purge_is_stale_if_the_edge_ignores_its_path() {
        String url = url(IGNORING, "ignored.jpg");
        running.visit(url);
        running.awaitProvableAge(url);

        JsonNode ended = verified(IGNORING, url);

        assertThat(ended.at("/items/0").has("warnings")).isFalse();
        assertThat(ended.at("/items/0/verification/result").asText())
                .as(ended.toString())
                .isEqualTo("stale");
        assertThat(running.visit(url)).isEqualTo("Hit");
    }

    /** The age of a copy that was made just before the purge proves nothing. */
    @Test
    void a_verified_purge_is_not_fresh_if_a_function_leads_it_away_from_a_new_copy() {
        String url = url(REWRITTEN, "verified.jpg");
        running.visit(url);

        JsonNode ended = verified(REWRITTEN, url);

        assertThat(ended.at("/items/0/warnings/0/code").asText()).isEqualTo("function-may-rewrite");
        assertThat(ended.at("/items/0/verification/result").asText())
                .as(ended.toString())
                .isNotEqualTo("fresh");
        assertThat(running.visit(url)).isEqualTo("Hit");
    }

    @Test
    void a_corrected_distribution_is_purged_again_after_the_next_check() {
        add("corrected", "'hosts':[]");
        check("corrected");
        assertRefused(new PurgeSourceDriver.HttpApiDriver(), "corrected", url("corrected", "a.jpg"), "host");

        control("'id':'ECORRECTED'," + hosts("corrected"));
        CommandLine.Run checked = check("corrected");

        assertThat(checked.err()).doesNotContain("host-not-served");
        assertThat(running.operator()
                        .aws()
                        .distributionReadings()
                        .find(new DistributionId("ECORRECTED"))
                        .orElseThrow()
                        .reading()
                        .orElseThrow()
                        .settings()
                        .aliases())
                .containsExactly(hostOf("corrected"));
    }

    private void assertRefused(PurgeSourceDriver source, String account, String url, String text) {
        assertThat(send(source, account, url))
                .isInstanceOfSatisfying(
                        Outcome.Other.class,
                        refused -> assertThat(refused.response()).contains(text));
    }

    private Outcome send(PurgeSourceDriver source, String account, String url) {
        return source.send(
                running,
                new Order(
                        running.stack().api(),
                        callerOf(account),
                        url,
                        nameOf(source) + url.hashCode() + "-" + account));
    }

    private static String idOf(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) outcome).id();
    }

    private JsonNode preview(String account, String relative) {
        HttpResponse<String> response =
                client(account).post("/v1/purges/preview", Map.of("urls", List.of(url(account, relative))));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RunningStack.json(response);
    }

    /** Purges a URL and returns the purge after its first visit. */
    private JsonNode verified(String account, String url) {
        StackClient caller = client(account);
        return caller.awaitVisit(caller.post("/v1/purges", Map.of("urls", List.of(url), "verify", true)));
    }

    /** Checks the endpoints of an account as an operator does. */
    private CommandLine.Run check(String account) {
        CommandLine.Run run =
                CommandLine.inThisJvm(running.operator().settings()).run("endpoint", "check", account);
        assertThat(run.exitCode()).as(run.err()).isIn(0, 6);
        return run;
    }

    private void add(String account, String settings) {
        DistributionId distribution = new DistributionId(idOf(account));
        control("'id':'" + distribution + "'," + settings);
        UrlEndpoint endpoint = UrlEndpoint.of(url(account, ""), distribution).withTags(TagPrefix.ANY);
        running.operator().addAccount(account, endpoint, 1_000);
    }

    private void control(String settings) {
        running.operator().control("distributions", ("{" + settings + "}").replace('\'', '"'));
    }

    private static String hosts(String account) {
        return "'hosts':['" + hostOf(account) + "']";
    }

    private static String hostOf(String account) {
        return account + ".effect.localhost";
    }

    private static String idOf(String account) {
        return "E" + account.toUpperCase(Locale.ROOT);
    }

    private static Caller callerOf(String account) {
        return new Caller(account, "private_of_" + account);
    }

    private StackClient client(String account) {
        return new StackClient(
                running.demo().http(),
                running.stack().api(),
                URI.create(url(account, "")),
                callerOf(account).key());
    }

    /** Returns a URL that the worker can visit, too. */
    private String url(String account, String relative) {
        return "http://" + hostOf(account) + ":" + running.stack().edge().getPort() + "/effect/" + relative;
    }

    private static String nameOf(PurgeSourceDriver source) {
        return source.getClass().getSimpleName();
    }
}
