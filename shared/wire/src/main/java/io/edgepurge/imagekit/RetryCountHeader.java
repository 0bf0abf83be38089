package io.edgepurge.imagekit;

import io.edgepurge.http.ApiRequest;
import java.util.regex.Pattern;

/**
 * The {@code X-Stainless-Retry-Count} header of ImageKit's client: 0 for the first attempt, 1 and 2 for its retries.
 *
 * @see <a href="https://github.com/imagekit-developer/imagekit-nodejs">ImageKit's client for Node</a>
 */
public final class RetryCountHeader {
    private static final String NAME = "X-Stainless-Retry-Count";
    private static final Pattern AT_LEAST_ONE = Pattern.compile("0*[1-9][0-9]*");

    private RetryCountHeader() {}

    /** Returns true if the client marked the request as a retry. Any other value counts as a first attempt. */
    public static boolean isRetry(ApiRequest request) {
        return request.header(NAME)
                .filter(value -> AT_LEAST_ONE.matcher(value.strip()).matches())
                .isPresent();
    }
}
