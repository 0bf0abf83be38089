package io.edgepurge.local;

import io.edgepurge.local.function.FunctionHostLocation.AwsEndpoints;

/** Replaces the AWS endpoints of a function, for example to put a proxy in between. */
public interface EndpointRewriter {
    /** Returns the endpoints that the function uses instead of {@code aws}. */
    AwsEndpoints of(String function, AwsEndpoints aws);

    /** Returns a rewriter that changes nothing. */
    static EndpointRewriter none() {
        return (function, aws) -> aws;
    }
}
