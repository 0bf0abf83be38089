package io.edgepurge.conformance.runtime;

import org.junit.jupiter.api.Assumptions;

/** The platforms of Lambda's runtime interface client: Linux on x86-64 and ARM. */
final class RuntimeClient {
    private RuntimeClient() {}

    /** Skips the test visibly on other platforms. */
    static void assumePlatform() {
        String name = System.getProperty("os.name");
        boolean supported = name.equals("Linux") && !architecture().isEmpty();
        String line = "Skipped: Lambda's runtime interface client has no native library for " + name + " on "
                + System.getProperty("os.arch");
        if (!supported) {
            System.out.println(line);
        }
        Assumptions.assumeTrue(supported, line);
    }

    static String nativeLibrary() {
        return "/jni/libaws-lambda-jni.linux-" + architecture() + ".so";
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "aarch_64";
            default -> "";
        };
    }
}
