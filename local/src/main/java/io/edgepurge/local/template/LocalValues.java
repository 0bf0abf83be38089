package io.edgepurge.local.template;

import java.net.URI;
import java.util.Map;

/**
 * The local values of references that CloudFormation would resolve: the region, the account, the queue URLs and the
 * parameters.
 *
 * @param prefix the prefix of table and queue names, for AWS emulators that several stacks share
 */
public record LocalValues(String region, String accountId, URI queues, Map<String, String> parameters, String prefix) {
    public LocalValues {
        parameters = Map.copyOf(parameters);
    }

    /** Creates values without a prefix, so that tables and queues have the names of their resources. */
    public LocalValues(String region, String accountId, URI queues, Map<String, String> parameters) {
        this(region, accountId, queues, parameters, "");
    }

    /** Returns the local name of a table or queue. */
    String named(String resource) {
        return prefix + resource;
    }

    String queueUrl(String queue) {
        return queues + "/" + accountId + "/" + queue;
    }

    String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + accountId + ":" + resource;
    }
}
