package io.edgepurge.cli.run;

/** The exit codes of the program. Scripts rely on them, so their meaning never changes. */
public enum ExitCode {
    /** Success; with {@code --wait}, the purge has completed. */
    COMPLETED(0),
    /** A purge failed or was canceled, or the service or the table did not respond. A retry may help. */
    FAILED(1),
    /** A usage error, a missing setting, or a refused request. A retry does not help. */
    REFUSED(2),
    /** The monthly quota is too low. */
    QUOTA(3),
    /** The API key or the AWS credentials do not allow it. */
    NOT_ALLOWED(4),
    /** The wait timed out; the purge continues. */
    TIMED_OUT(5),
    /** The endpoint check found purges that have no effect. */
    NO_EFFECT(6),
    /** With {@code --wait}, the purge has completed, but a visit to a URL still got an old copy. */
    STALE(7),
    /** Interrupted by Ctrl-C (128 plus the number of SIGINT); accepted purges continue. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** Returns the exit code as a number. */
    public int code() {
        return code;
    }
}
