package io.edgepurge.local;

import io.edgepurge.local.function.FunctionHostLocation.AwsEndpoints;

/** What lies between a function and AWS. */
public interface EndpointRewriter {
    /** Where a function finds AWS, which is really at {@code aws}. */
    AwsEndpoints of(String function, AwsEndpoints aws);

    /** Nothing. */
    static EndpointRewriter none() {
        return (function, aws) -> aws;
    }
}
