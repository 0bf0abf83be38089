package io.edgepurge.conformance.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.RequestRule;
import io.edgepurge.domain.purge.VariantGap;
import io.edgepurge.domain.url.EffectRule;
import io.edgepurge.domain.url.ImageRule;
import io.edgepurge.domain.url.ItemRule;
import io.edgepurge.domain.url.KeyRule;
import io.edgepurge.domain.url.SpellingRule;
import io.edgepurge.domain.url.TagRule;
import io.edgepurge.domain.url.UrlRule;
import io.edgepurge.domain.url.UrlWarning;
import io.edgepurge.local.template.FunctionResource.HttpRoute;
import io.edgepurge.local.template.LocalValues;
import io.edgepurge.local.template.Template;
import io.edgepurge.response.ProblemType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The enumerations and routes of docs/openapi.yaml match the code and template.yaml. */
class DocumentMatchesCodeTest {
    private static final Path FILE = Path.of("..", "docs", "openapi.yaml");

    private final Document document = Document.read(Files.readString(FILE));

    DocumentMatchesCodeTest() throws IOException {}

    @Test
    void operations_match_the_routes_of_the_template() {
        Template template = Template.read(
                Path.of("..", "template.yaml"),
                new LocalValues("eu-central-1", "000000000000", URI.create("http://127.0.0.1:1"), Map.of()));

        assertThat(document.operations())
                .extracting(Operation::route)
                .containsExactlyInAnyOrderElementsOf(template.functions().stream()
                        .flatMap(function -> function.triggers().routes().stream())
                        .map(HttpRoute::toString)
                        .toList());
    }

    @Test
    void problem_types_match_the_code() {
        assertThat(words("ProblemType")).containsExactlyElementsOf(each(ProblemType.values(), ProblemType::uri));
    }

    @Test
    void a_problem_is_documented_with_its_status() {
        document.operations()
                .forEach(operation -> operation
                        .responses()
                        .values()
                        .forEach(response -> assertThat(response.problems()).allSatisfy(slug -> {
                            assertThat(response.status())
                                    .isEqualTo(Integer.toString(typeOf(slug).status()));
                            assertThat(response.node().path("description").asText())
                                    .contains("`" + slug + "`");
                        })));
    }

    @Test
    void every_HTTP_problem_belongs_to_an_operation() {
        Set<String> documented = new HashSet<>();
        document.operations()
                .forEach(operation ->
                        operation.responses().values().forEach(response -> documented.addAll(response.problems())));

        assertThat(Arrays.stream(ProblemType.values())
                        .map(ProblemType::slug)
                        .filter(slug -> !documented.contains(slug)))
                .containsExactlyInAnyOrder("route-not-found", "account-not-found", "unfinished");
    }

    @Test
    void rules_match_the_code_with_their_descriptions() {
        List<ItemRule> ofItems = Stream.concat(
                        Stream.<ItemRule[]>of(UrlRule.values(), TagRule.values(), ImageRule.values(), KeyRule.values())
                                .flatMap(Arrays::stream),
                        Arrays.stream(EffectRule.values()).filter(EffectRule::isCertain))
                .toList();
        String description =
                document.schema("Rule").path("description").asText().replaceAll("\\s+", " ");

        assertThat(words("Rule"))
                .containsExactlyElementsOf(Stream.concat(
                                ofItems.stream().map(ItemRule::code),
                                each(RequestRule.values(), RequestRule::code).stream())
                        .toList());
        assertThat(ofItems)
                .allSatisfy(rule -> assertThat(description).contains("- `" + rule.code() + "`: " + rule.sentence()));
        assertThat(RequestRule.values())
                .allSatisfy(rule -> assertThat(description).contains("- `" + rule.code() + "`: "));
    }

    @Test
    void other_enumerations_match_the_code_with_descriptions() {
        assertWords("PurgeStatus", each(PurgeStatus.values(), PurgeStatus::word));
        assertWords("PurgeSource", each(PurgeSource.values(), PurgeSource::word));
        assertWords("Scope", each(Scope.values(), Scope::word));
        assertWords("CoveredSpellings", each(CoveredSpellings.values(), CoveredSpellings::word));
        assertWords("SpellingRule", each(SpellingRule.values(), SpellingRule::code));
        assertWords("VariantGapCode", each(VariantGap.Kind.values(), VariantGap.Kind::code));
        assertWords(
                "WarningCode",
                Stream.concat(
                                each(UrlWarning.values(), UrlWarning::code).stream(),
                                each(EffectRule.values(), EffectRule::code).stream())
                        .toList());
    }

    @Test
    void scopes_match_those_of_keys() {
        Set<String> used = new HashSet<>();
        document.operations().forEach(operation -> operation.scopes().forEach(used::addAll));

        assertThat(used).containsExactlyInAnyOrderElementsOf(each(Scope.values(), Scope::word));
    }

    @Test
    void each_operation_describes_its_scopes() {
        document.operations()
                .forEach(operation -> operation
                        .scopes()
                        .forEach(scopes -> assertThat(scopes)
                                .allSatisfy(scope -> assertThat(operation
                                                .node()
                                                .path("description")
                                                .asText())
                                        .as(operation.id())
                                        .contains("`" + scope + "`"))));
    }

    @Test
    void every_response_field_has_a_description() {
        document.root()
                .path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(field -> assertThat(isDescribed(field.getValue()))
                                .as(schema.getKey() + "." + field.getKey() + " is described")
                                .isTrue()));
    }

    private boolean isDescribed(JsonNode field) {
        return field.has("description") || document.resolved(field).has("description");
    }

    private void assertWords(String schema, List<String> words) {
        assertThat(words(schema)).containsExactlyElementsOf(words);
        assertThat(words)
                .allSatisfy(word -> assertThat(
                                document.schema(schema).path("description").asText())
                        .contains("- `" + word + "`: "));
    }

    private List<String> words(String schema) {
        return document.schema(schema)
                .path("enum")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static <T> List<String> each(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).toList();
    }

    private static ProblemType typeOf(String slug) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }
}
