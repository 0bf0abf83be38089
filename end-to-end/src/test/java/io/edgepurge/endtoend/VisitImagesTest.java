package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.variant.TagTemplate;
import io.edgepurge.domain.variant.VariantRules;
import io.edgepurge.endtoend.PurgeSourceDriver.Caller;
import io.edgepurge.endtoend.PurgeSourceDriver.Order;
import io.edgepurge.endtoend.PurgeSourceDriver.Outcome;
import io.edgepurge.local.LocalConfig;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Viewers visit all variants of an image, and an account purges the image once. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisitImagesTest {
    /** The original image and the transformations that the local origin serves. */
    private static final List<String> VARIANTS =
            List.of("%s", "%s?tr=w-300", "%s?tr=w-300,h-200&v=2", "tr:w-300/%s", "tr:w-40/%s", "300x300/%s");

    private static final VariantRules QUERIES = VariantRules.DEFAULT.withByDefault(true);

    private final RunningStack running;

    VisitImagesTest(RunningStack running) {
        this.running = running;
    }

    /** A way to find the variants of an image. */
    private record Mode(String name, VariantRules rules) {
        static final Mode TAG =
                new Mode("tag", QUERIES.withQueries(false).withTag(new TagTemplate("img:{sha256-base32-26}")));
        static final Mode LISTED = new Mode("listed", QUERIES.withPrefixes("tr:w-300", "tr:w-40", "300x300"));
        static final Mode WILDCARD = new Mode("wildcard", QUERIES.withPrefixes("tr:*", "300x300"));

        static List<Mode> all() {
            return List.of(TAG, LISTED, WILDCARD);
        }

        String account() {
            return "images-" + name;
        }

        Caller caller() {
            return new Caller(account(), "private_of_" + account());
        }
    }

    private record Image(Mode mode, PurgeSourceDriver source, String name) {}

    @BeforeAll
    void addAccounts() {
        for (Mode mode : Mode.all()) {
            UrlEndpoint endpoint = UrlEndpoint.of(url(mode, ""), new DistributionId(LocalConfig.SPARE_DISTRIBUTION))
                    .withShared(true)
                    .withTags(new TagPrefix("img:"))
                    .withVariants(Optional.of(mode.rules()));
            running.operator().addAccount(mode.account(), endpoint, 1_000);
        }
    }

    /** All purges at once, because each one takes seconds. */
    @Test
    void no_variant_is_a_hit_after_its_image_was_purged_whatever_the_mode_and_the_source() {
        List<Image> images = Mode.all().stream()
                .flatMap(mode -> PurgeSourcesTest.sourcesWithOperator()
                        .map(source -> new Image(
                                mode,
                                source,
                                "photos/b%C3%A4r%20(1)/" + mode.name()
                                        + source.getClass().getSimpleName() + ".jpg")))
                .toList();
        images.stream().flatMap(this::variants).forEach(url -> {
            assertThat(running.visit(url)).as(url).isEqualTo("Miss");
            assertThat(running.visit(url)).as(url).isEqualTo("Hit");
        });
        String other = url(Mode.LISTED, "tr:w-300/photos/other.jpg");
        running.visit(other);

        List<Outcome> purges = images.stream().map(this::purge).toList();
        for (int at = 0; at < images.size(); at++) {
            requireCompleted(images.get(at).mode(), purges.get(at));
        }

        assertThat(images.stream().flatMap(this::variants))
                .allSatisfy(url -> assertThat(running.visit(url)).as(url).isEqualTo("Miss"));
        assertThat(running.visit(other)).isEqualTo("Hit");
    }

    @Test
    void an_image_of_an_endpoint_without_rules_names_the_variants_that_stay_cached() {
        StackClient caller = running.operator().addAccount("images-without-rules", 10);
        List<String> reached = List.of(caller.url("photos/a.jpg"), caller.url("photos/a.jpg?tr=w-300"));
        String notReached = caller.url("tr:w-300/photos/a.jpg");
        Stream.concat(reached.stream(), Stream.of(notReached)).forEach(running::visit);

        JsonNode purge =
                caller.awaitEnd(caller.post("/v1/purges", Map.of("images", List.of(caller.url("photos/a.jpg")))));

        assertThat(purge.at("/items/0/notReached").findValuesAsText("code"))
                .containsExactly("no-rules", "unlisted-transformations");
        assertThat(reached).extracting(running::visit).containsOnly("Miss");
        assertThat(running.visit(notReached)).isEqualTo("Hit");
    }

    @Test
    void a_verified_image_is_visited_at_its_own_url() {
        StackClient caller = running.operator().addAccount("images-verified", 10);
        String image = caller.url("photos/visited.jpg");
        running.visit(image);

        JsonNode purge = caller.awaitVisit(caller.post("/v1/purges", Map.of("images", List.of(image), "verify", true)));

        assertThat(purge.at("/items/0/verification/result").asText())
                .as(purge.toString())
                .isEqualTo("fresh");
        assertThat(running.visit(image)).isEqualTo("Hit");
    }

    private Stream<String> variants(Image image) {
        return VARIANTS.stream().map(variant -> url(image.mode(), variant.formatted(image.name())));
    }

    private Outcome purge(Image image) {
        String key = image.mode().name() + image.source().getClass().getSimpleName();
        return image.source()
                .send(
                        running,
                        new Order(
                                running.stack().api(),
                                image.mode().caller(),
                                url(image.mode(), image.name()),
                                key,
                                true));
    }

    private void requireCompleted(Mode mode, Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        StackClient caller = new StackClient(
                running.demo().http(),
                running.stack().api(),
                URI.create(url(mode, "")),
                mode.caller().key());
        JsonNode purge = caller.awaitEndOf(((Outcome.Accepted) outcome).id());
        assertThat(purge.path("status").asText()).as(purge.toString()).isEqualTo("completed");
        assertThat(purge.path("items")).hasSize(1);
        assertThat(purge.at("/items/0").has("image")).as(purge.toString()).isTrue();
    }

    private String url(Mode mode, String relative) {
        return running.operator().spareUrl(mode.account(), relative);
    }
}
