package io.edgepurge.local.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private Origin origin;

    @BeforeEach
    void start() throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-04-01T12:00:00.5Z"), ZoneOffset.UTC);
        origin = Origin.start(new OriginConfig(0, Optional.of("Cache-Tag"), clock));
    }

    @AfterEach
    void stop() {
        origin.close();
        http.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/demo/products/shoe.jpg,image/jpeg,FFD8FF",
        "/demo/products/hat.png,image/png,89504E47",
        "/a.jpeg?tr=w-300,image/jpeg,FFD8FF",
        "/tr:w-300/a.gif,image/gif,47494638"
    })
    void responses_are_real_images(String path, String type, String magic) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send("GET", path);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(response.body()));

        assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(HexFormat.of().withUpperCase().formatHex(response.body())).startsWith(magic);
        assertThat(image.getWidth()).isEqualTo(160);
    }

    @Test
    void the_bytes_depend_only_on_the_url() throws IOException, InterruptedException {
        byte[] shoe = send("GET", "/demo/products/shoe.jpg").body();

        assertThat(send("GET", "/demo/products/shoe.jpg").body()).isEqualTo(shoe);
        assertThat(send("GET", "/demo/products/hat.jpg").body()).isNotEqualTo(shoe);
        assertThat(send("GET", "/demo/products/shoe.jpg?tr=w-300").body()).isNotEqualTo(shoe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/shoe.jpg",
                "/a/shoe.jpg?tr=w-300",
                "/a/tr:w-300/shoe.jpg",
                "/tr:w-1:h-2/a/shoe.jpg?x",
                "/a/300x300/shoe.jpg"
            })
    void a_new_version_changes_all_renditions_of_its_file(String rendition) throws IOException, InterruptedException {
        HttpResponse<byte[]> before = send("GET", rendition);

        assertThat(origin.publish("/a/shoe.jpg")).isEqualTo(2);

        HttpResponse<byte[]> after = send("GET", rendition);
        assertThat(after.body()).isNotEqualTo(before.body());
        assertThat(after.headers().firstValue("ETag"))
                .isNotEqualTo(before.headers().firstValue("ETag"));
        assertThat(send("GET", "/a/hat.jpg").headers().firstValue("ETag").orElseThrow())
                .endsWith("-1\"");
    }

    @Test
    void a_post_publishes_a_new_version() throws IOException, InterruptedException {
        assertThat(send("POST", "/a/shoe.jpg").statusCode()).isEqualTo(204);

        assertThat(send("GET", "/a/shoe.jpg").headers().firstValue("ETag").orElseThrow())
                .endsWith("-2\"");
        assertThat(origin.publish("/a/shoe.jpg")).isEqualTo(3);
    }

    @Test
    void an_image_has_a_date_and_tags() throws IOException, InterruptedException {
        HttpResponse<byte[]> inFolder = send("HEAD", "/demo/products/shoe.jpg");
        HttpResponse<byte[]> atTheTop = send("HEAD", "/shoe.jpg");

        assertThat(inFolder.headers().firstValue("Last-Modified")).hasValue("Wed, 01 Apr 2026 12:00:00 GMT");
        assertThat(inFolder.headers().firstValue("Cache-Tag"))
                .hasValue("file:shoe.jpg, folder:products, img:bidlvkndrqkrgzurgqa3n3vvof");
        assertThat(atTheTop.headers().firstValue("Cache-Tag"))
                .hasValue("file:shoe.jpg, img:y25mnrhbzejkcpnhq2j4nffcso");
        assertThat(inFolder.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/demo/photos/cat.jpg",
                "/demo/photos/c%61t.jpg?tr=w-300",
                "/demo/tr:w-300/photos/cat.jpg",
                "/demo/300x300/photos/cat.jpg"
            })
    void all_variants_of_an_image_have_its_tag(String variant) throws IOException, InterruptedException {
        assertThat(send("HEAD", variant).headers().firstValue("Cache-Tag").orElseThrow())
                .endsWith(", img:trdreelndqmhoys3hb3ztudbqb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.webp", "/a.JPG", "/o/images%2Fa", "/plain/local:///a.jpg@webp", "/image"})
    void a_file_of_another_type_is_a_png_image(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> image = send("GET", path);

        assertThat(image.statusCode()).isEqualTo(200);
        assertThat(ImageIO.read(new ByteArrayInputStream(image.body()))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"GET,/,404", "GET,/a.txt,404", "GET,/a.html,404", "GET,/.jpg/,404", "PUT,/a.jpg,405"})
    void other_paths_and_methods_are_rejected(String method, String path, int status)
            throws IOException, InterruptedException {
        assertThat(send(method, path).statusCode()).isEqualTo(status);
    }

    private HttpResponse<byte[]> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin.uri() + path))
                .method(method, BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofByteArray());
    }
}
