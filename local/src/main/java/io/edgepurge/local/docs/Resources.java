package io.edgepurge.local.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads files from the class path. Throws {@link IllegalStateException} if a file is missing, because the build adds it. */
final class Resources {
    private Resources() {}

    static byte[] ofThisPackage(String name) {
        return read(name);
    }

    /** @see <a href="https://www.webjars.org/documentation">WebJars, where files lie</a> */
    static byte[] ofSwaggerUi(String name) {
        return read("/META-INF/resources/webjars/swagger-ui/" + version() + "/" + name);
    }

    private static String version() {
        Properties properties = new Properties();
        String name = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
        try (InputStream file = requireFound(name, Resources.class.getResourceAsStream(name))) {
            properties.load(file);
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String name) {
        try (InputStream file = requireFound(name, Resources.class.getResourceAsStream(name))) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream requireFound(String name, @Nullable InputStream file) {
        if (file == null) {
            throw new IllegalStateException("not on the class path: " + name);
        }
        return file;
    }
}
