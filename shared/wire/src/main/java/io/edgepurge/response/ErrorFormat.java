package io.edgepurge.response;

import io.edgepurge.http.ApiResponse;

/** Renders problems as HTTP responses. */
@FunctionalInterface
public interface ErrorFormat {
    ApiResponse render(Problem problem);
}
