package io.edgepurge.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.url.UrlWarning;
import org.junit.jupiter.api.Test;

class PurgeViewTest {
    @Test
    void an_item_contains_the_warnings_about_its_url() {
        ObjectNode json = withWarnings("/a.jpg,");

        assertThat(json.path("warnings")).singleElement().satisfies(warning -> {
            assertThat(warning.path("code").textValue()).isEqualTo("trailing-punctuation");
            assertThat(warning.path("detail").textValue()).isEqualTo(UrlWarning.TRAILING_PUNCTUATION.sentence());
        });
    }

    @Test
    void an_item_without_warnings_has_no_such_field() {
        assertThat(withWarnings("/a.jpg")).isEmpty();
    }

    private static ObjectNode withWarnings(String path) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        PurgeView.addWarnings(
                new PurgeItem(
                        0,
                        "https://img.example" + path,
                        "https://img.example/",
                        new DistributionId("E1A2B3"),
                        new InvalidationPath(path)),
                json);
        return json;
    }
}
