package io.edgepurge.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ImageVariants;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeSummary;
import io.edgepurge.domain.purge.RefusedItem.RefusedImage;
import io.edgepurge.domain.purge.VariantGap;
import io.edgepurge.domain.url.CheckResult.Refused;
import io.edgepurge.domain.url.ImageRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Images in responses. */
class ImageViewTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String IMAGE = "https://img.example/a.jpg";

    @Test
    void an_image_shows_its_paths_what_it_does_not_reach_and_what_it_also_purges() {
        JsonNode item =
                PurgeView.of(PurgeProgress.accepted(purge()), NOW).path("items").path(0);

        assertThat(item.path("image").textValue()).isEqualTo(IMAGE);
        assertThat(item.has("url")).isFalse();
        assertThat(item.path("paths")).hasToString("[\"/a.jpg*\",\"/tr:*\"]");
        assertThat(item.path("notReached").findValuesAsText("code"))
                .containsExactly("unlisted-transformations", "refused-by-key");
        assertThat(item.path("notReached").path(1).path("path").textValue()).isEqualTo("/300x300/a.jpg");
        assertThat(item.path("alsoPurges"))
                .hasToString("[{\"path\":\"/tr:*\",\"detail\":"
                        + "\"Also purges the variants of every other image below /tr:.\"}]");
    }

    @Test
    void a_list_names_the_first_image() {
        PurgeSummary summary = PurgeSummary.of(PurgeProgress.accepted(purge()));

        assertThat(ListView.of(new PurgeHistory.Page(List.of(summary), Optional.empty()))
                        .path("purges")
                        .path(0)
                        .path("firstImage")
                        .textValue())
                .isEqualTo(IMAGE);
    }

    @Test
    void a_refused_image_is_named_by_its_place_in_the_list_of_images() {
        Refused refusal = new Refused(ImageRule.IMAGE_QUERY, "No.", Optional.empty());

        assertThat(new Violation.OfItem(new RefusedImage(3, 1, IMAGE, refusal)).json())
                .hasToString("{\"field\":\"images[1]\",\"index\":3,\"image\":\"" + IMAGE
                        + "\",\"rule\":\"image-query\",\"detail\":\"No.\"}");
    }

    private static Purge purge() {
        List<VariantGap> gaps = List.of(
                new VariantGap(VariantGap.Kind.UNLISTED_TRANSFORMATIONS, Optional.empty()),
                new VariantGap(VariantGap.Kind.REFUSED_BY_KEY, Optional.of(new InvalidationPath("/300x300/a.jpg"))));
        List<InvalidationPath> paths =
                Stream.of("/a.jpg*", "/tr:*").map(InvalidationPath::new).toList();
        PurgeItem item = new PurgeItem(
                0,
                IMAGE,
                "https://img.example/",
                new DistributionId("E1"),
                paths.getFirst(),
                paths.subList(1, 2),
                Optional.of(new ImageVariants(gaps)));
        return new Purge(
                new PurgeId("01900000-0000-7000-8000-000000000001"),
                new AccountId("acme"),
                NOW,
                PurgeOptions.NONE,
                new Provenance(PurgeSource.API, new KeyId("key-1")),
                List.of(item));
    }
}
