package io.edgepurge.local;

import io.edgepurge.local.function.HostPlace.AwsEndpoints;

/** What lies between a function and AWS. */
interface Wires {
    /** Where a function finds AWS, which is really at {@code aws}. */
    AwsEndpoints of(String function, AwsEndpoints aws);

    /** Nothing. */
    static Wires straight() {
        return (function, aws) -> aws;
    }
}
