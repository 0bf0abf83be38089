package io.edgepurge.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.url.UrlWarning;
import java.util.List;
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

    @Test
    void an_item_names_the_other_spellings_and_whether_they_are_purged() {
        PurgeItem item = new PurgeItem(
                0,
                "https://img.example/a+(1).jpg",
                "https://img.example/",
                new DistributionId("E1A2B3"),
                new InvalidationPath("/a+(1).jpg"),
                List.of(new InvalidationPath("/a%2B(1).jpg")));
        ObjectNode json = JsonNodeFactory.instance.objectNode();

        PurgeView.addHints(item, json);

        assertThat(json.path("alsoCachedAs").toString())
                .isEqualTo("[{\"url\":\"https://img.example/a%2B(1).jpg\",\"rules\":[\"plus\"],\"purged\":true},"
                        + "{\"url\":\"https://img.example/a+%281%29.jpg\",\"rules\":[\"parentheses\"],\"purged\":false},"
                        + "{\"url\":\"https://img.example/a%2B%281%29.jpg\",\"rules\":[\"plus\",\"parentheses\"],"
                        + "\"purged\":false}]");
    }

    @Test
    void an_item_with_one_spelling_has_no_such_field() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();

        PurgeView.addHints(item("/a.jpg"), json);

        assertThat(json).isEmpty();
    }

    @Test
    void a_warning_says_that_the_list_of_other_spellings_is_not_complete() {
        assertThat(withWarnings("/%C3%BC+(1).jpg").path("warnings").toString()).contains("\"more-spellings\"");
        assertThat(withWarnings("/folder/%C3%BC(1*").path("warnings").toString())
                .contains("\"more-spellings\"");
        assertThat(withWarnings("/%C3%BC(1).jpg").has("warnings")).isFalse();
    }

    private static ObjectNode withWarnings(String path) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        PurgeView.addHints(item(path), json);
        return json;
    }

    private static PurgeItem item(String path) {
        return new PurgeItem(
                0,
                "https://img.example" + path,
                "https://img.example/",
                new DistributionId("E1A2B3"),
                new InvalidationPath(path));
    }
}
