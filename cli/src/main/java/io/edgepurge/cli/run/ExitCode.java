package io.edgepurge.cli.run;

/** How the program ends, for scripts: what each number means never changes. */
public enum ExitCode {
    /** Done; with {@code --wait}, completed. */
    COMPLETED(0),
    /** A purge failed or was cancelled, or the service or the table could not be asked. Trying again may help. */
    FAILED(1),
    /** The command was not understood, a setting is missing, or the request was refused. Trying again does not help. */
    REFUSED(2),
    /** The monthly quota is too low for it. */
    QUOTA(3),
    /** The key, or the operator's AWS credentials, do not allow it. */
    NOT_ALLOWED(4),
    /** It was not completed within the time given to {@code --wait-timeout}; it goes on. */
    GAVE_UP_WAITING(5),
    /** Ctrl-C, as shells have it (128 and the number of SIGINT); what was accepted goes on. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number. */
    public int code() {
        return code;
    }
}
