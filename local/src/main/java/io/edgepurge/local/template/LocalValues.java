package io.edgepurge.local.template;

import java.net.URI;
import java.util.Map;

/**
 * What the template's references stand for on this machine: AWS would fill in the region, the account, the queues' URLs
 * and the parameters given at deployment.
 *
 * @param prefix comes before the names of tables and queues, where others have tables and queues too
 */
public record LocalValues(String region, String accountId, URI queues, Map<String, String> parameters, String prefix) {
    public LocalValues {
        parameters = Map.copyOf(parameters);
    }

    /** Where nobody else has any, tables and queues are called as their resources. */
    public LocalValues(String region, String accountId, URI queues, Map<String, String> parameters) {
        this(region, accountId, queues, parameters, "");
    }

    /** What a table or a queue is called here. */
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
