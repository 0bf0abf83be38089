package io.edgepurge.local;

import java.io.IOException;

/** Checks once in a test run that the AWS CLI is installed, because each start takes a second. */
public final class AwsCli {
    private static final boolean INSTALLED = versionSucceeds();

    private AwsCli() {}

    public static boolean isInstalled() {
        return INSTALLED;
    }

    private static boolean versionSucceeds() {
        try {
            return new ProcessBuilder("aws", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
