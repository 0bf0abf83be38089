package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Viewers visit one object under several URLs, and an account purges one of them. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisitSpellingsTest {
    private static final List<String> NAMES = List.of(
            "pool/foo-1.0.0+foo.jpg",
            "resources/Book(2013).jpg",
            "wp-content/uploads/写真.jpg",
            "medico-peste-%d7%91/c.jpg",
            "r8.jpg?name=O'Brien",
            "Übung/f.jpg",
            "unsafe/filters:fill(ffffff,true)/a.png");

    private final RunningStack running;

    VisitSpellingsTest(RunningStack running) {
        this.running = running;
    }

    /** One purge for all names, because each purge takes seconds. */
    @Test
    void all_spellings_are_purged_together_and_otherwise_named() {
        List<String> urls =
                NAMES.stream().map(name -> running.url("spellings/" + name)).toList();
        List<String> named = alsoCachedAs(preview(urls));
        assertThat(named).hasSizeGreaterThanOrEqualTo(urls.size());
        Stream.concat(urls.stream(), named.stream()).forEach(this::visitTwice);

        JsonNode requested = purged(Map.of("urls", urls));

        assertThat(alsoCachedAs(requested)).containsExactlyElementsOf(named);
        assertThat(spellings(requested)).noneMatch(other -> other.path("purged").asBoolean());
        assertThat(urls).allSatisfy(url -> assertThat(visit(url)).as(url).isEqualTo("Miss"));
        assertThat(named).allSatisfy(url -> assertThat(visit(url)).as(url).isEqualTo("Hit"));

        JsonNode all = purged(Map.of("urls", urls, "spellings", "all"));

        assertThat(spellings(all)).allMatch(other -> other.path("purged").asBoolean());
        assertThat(urls).allSatisfy(url -> assertThat(visit(url)).as(url).isEqualTo("Miss"));
        assertThat(named).allSatisfy(url -> assertThat(visit(url)).as(url).isEqualTo("Miss"));
    }

    private void visitTwice(String url) {
        assertThat(visit(url)).as(url).isEqualTo("Miss");
        assertThat(visit(url)).as(url).isEqualTo("Hit");
    }

    private JsonNode preview(List<String> urls) {
        return RunningStack.json(running.demo().post("/v1/purges/preview", Map.of("urls", urls)));
    }

    private static List<String> alsoCachedAs(JsonNode purge) {
        return spellings(purge).map(spelling -> spelling.path("url").asText()).toList();
    }

    private static Stream<JsonNode> spellings(JsonNode purge) {
        return purge.path("items")
                .valueStream()
                .flatMap(item -> item.path("alsoCachedAs").valueStream());
    }

    /** Purges and waits until the purge has completed. */
    private JsonNode purged(Map<String, ?> body) {
        JsonNode purge = running.demo().awaitEnd(running.demo().post("/v1/purges", body));
        assertThat(purge.path("status").asText()).as(purge.toString()).isEqualTo("completed");
        return purge;
    }

    /** Requests the text after the host as browsers do: non-ASCII characters are encoded, all others are unchanged. */
    private String visit(String url) {
        return running.visit(URI.create(url).toASCIIString());
    }
}
