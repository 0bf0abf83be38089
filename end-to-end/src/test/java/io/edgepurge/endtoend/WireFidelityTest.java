package io.edgepurge.endtoend;

import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.domain.cloudfront.CallerReference;
import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.local.simulator.CloudFrontSimulator;
import io.edgepurge.local.simulator.Distribution;
import io.edgepurge.local.simulator.SimulatorConfig;
import io.edgepurge.local.simulator.SimulatorSettings;
import io.edgepurge.testing.RecordingWorkerObserver;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

/** Compares the paths that CloudFront stores with the paths that the worker sends, character by character. */
class WireFidelityTest {
    /** Characters that have a meaning in XML, in URLs, or in an entity. */
    private static final List<String> CRITICAL = List.of(
            "&", ";", "'", "\"", "<", ">", "#", "%26", "%23", "%3C", "%0D", "=", "?", "+", "amp", "amp;", "lt;",
            "#x0A;");

    private static final List<String> ENTITIES = List.of(
            "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&AMP;", "&Lt;", "&QUOT;", "&nbsp;", "&amp", "&;", "&&amp;;");

    private static final List<String> NUMERIC_ENTITIES =
            List.of("&#x0D;", "&#x0A;", "&#x0d;", "&#x0a;", "&#xD;", "&#38;", "&#038;", "&#x26;", "&#X0A;");

    private CloudFrontSimulator simulator;
    private InvalidationApi invalidationApi;

    @BeforeEach
    void start() throws IOException {
        SimulatorConfig config = new SimulatorConfig(
                0,
                0,
                URI.create("http://127.0.0.1:1"),
                List.of(new Distribution(IMAGES.value(), Set.of("images.test"), Optional.of("Cache-Tag"), List.of())),
                SimulatorSettings.defaults());
        simulator = CloudFrontSimulator.start(config, Clock.systemUTC(), new Random(1));
        invalidationApi = new AwsWiring(Map.of(
                        "PURGE_TABLE", "unused",
                        "AWS_REGION", "eu-central-1",
                        "AWS_ENDPOINT_URL_CLOUDFRONT", simulator.endpoint().toString(),
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local"))
                .reconcilePorts(new RecordingWorkerObserver())
                .invalidationApi();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void every_character_of_a_path_arrives() throws Exception {
        assertArriveUnchanged(Stream.concat(
                        characters(), IntStream.range(0, 256).mapToObj("%%%02X"::formatted))
                .flatMap(character -> Stream.of("/" + character, "/a" + character + "b.jpg?" + character + character))
                .toList());
    }

    @Test
    void every_pair_of_critical_characters_arrives() throws Exception {
        assertArriveUnchanged(pairs().map(pair -> "/a" + pair + "b").toList());
        assertArriveUnchanged(pairs().map(pair -> "#t" + pair + "t").toList());
    }

    @Test
    void entities_in_a_path_arrive_at_every_level_of_nesting() throws Exception {
        assertArriveUnchanged(
                nested(ENTITIES).map(entity -> "/a.jpg?w=1" + entity + "h=2").toList());
    }

    @Test
    void a_wildcard_with_an_entity_arrives() throws Exception {
        assertArriveUnchanged(List.of("/a.jpg?w=1&amp;*", "/b.jpg?w=1&lt;h*", "/c/&amp;amp;*"));
    }

    @Test
    void every_character_and_every_entity_of_a_tag_arrives() throws Exception {
        assertArriveUnchanged(Stream.concat(
                        visible().filter(character -> !Set.of(",", "*").contains(character)),
                        nested(Stream.concat(ENTITIES.stream(), NUMERIC_ENTITIES.stream())
                                .toList()))
                .map(text -> "#t" + text + "t")
                .toList());
    }

    private static Stream<String> pairs() {
        return CRITICAL.stream().flatMap(one -> CRITICAL.stream().map(other -> one + other));
    }

    /** Returns each text, and the text with its ampersands escaped once and twice. */
    private static Stream<String> nested(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Stream.of(text, text.replace("&", "&amp;"), text.replace("&", "&amp;amp;")));
    }

    private static Stream<String> visible() {
        return IntStream.range('!', 0x7F).mapToObj(Character::toString);
    }

    /** Returns the characters that a path may contain unencoded. */
    private static Stream<String> characters() {
        return visible().filter(character -> isPath("/" + character + "a"));
    }

    private static boolean isPath(String text) {
        try {
            return !new InvalidationPath(text).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void assertArriveUnchanged(List<String> texts) throws Exception {
        List<String> paths =
                CollapsedPaths.of(texts.stream()
                                .filter(WireFidelityTest::isPath)
                                .map(InvalidationPath::new)
                                .toList())
                        .all()
                        .stream()
                        .map(InvalidationPath::value)
                        .toList();
        assertThat(paths).hasSizeGreaterThan(2);

        String id = create(paths);

        assertThat(storedPaths(id)).isEqualTo(paths);
        assertThat(pathsFromSdk(id)).isEqualTo(paths);
        assertThat(simulator.requestLog().invalidations().getLast().paths()).isEqualTo(paths);
    }

    private String create(List<String> paths) {
        List<InvalidationPath> values =
                paths.stream().map(InvalidationPath::new).toList();
        CallerReference reference = new CallerReference(
                "plan-" + simulator.requestLog().invalidations().size());
        InvalidationOutcome outcome = invalidationApi.createInvalidation(IMAGES, reference, CollapsedPaths.of(values));
        if (outcome instanceof InvalidationOutcome.Created(var invalidation)) {
            return invalidation.value();
        }
        throw new AssertionError("CloudFront did not create the invalidation: " + outcome);
    }

    /** Reads the invalidation without the SDK. */
    private List<String> storedPaths(String id) throws Exception {
        URI invalidation =
                URI.create(simulator.endpoint() + "/2020-05-31/distribution/" + IMAGES.value() + "/invalidation/" + id);
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultNSInstance();
        try (InputStream body = invalidation.toURL().openStream()) {
            Document document = parsers.newDocumentBuilder().parse(body);
            NodeList paths = document.getDocumentElement().getElementsByTagNameNS("*", "Path");
            return IntStream.range(0, paths.getLength())
                    .mapToObj(n -> paths.item(n).getTextContent())
                    .toList();
        }
    }

    private List<String> pathsFromSdk(String id) {
        try (CloudFrontClient sdk = CloudFrontClient.builder()
                .endpointOverride(simulator.endpoint())
                .region(Region.AWS_GLOBAL)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
            return sdk.getInvalidation(
                            request -> request.distributionId(IMAGES.value()).id(id))
                    .invalidation()
                    .invalidationBatch()
                    .paths()
                    .items();
        }
    }
}
