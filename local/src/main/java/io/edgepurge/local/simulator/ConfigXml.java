package io.edgepurge.local.simulator;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;

/** Writes the configuration of a distribution and its cache policy as the edge cache applies them. */
final class ConfigXml {
    private static final String FUNCTION = "arn:aws:cloudfront::123456789012:function/rewrite";

    private ConfigXml() {}

    static byte[] distribution(Distribution distribution) {
        return ResponseXml.document("DistributionConfig", xml -> {
            xml.leaf("CallerReference", distribution.id());
            xml.element("Aliases", aliases -> list(aliases, "CNAME", List.copyOf(new TreeSet<>(distribution.hosts()))));
            xml.element("Origins", ConfigXml::origin);
            xml.element("DefaultCacheBehavior", behavior -> behavior(behavior, distribution));
            xml.element("CacheBehaviors", behaviors -> behaviors.leaf("Quantity", "0"));
            xml.leaf("Comment", "");
            xml.leaf("Enabled", "true");
            Optional<String> tagHeader = distribution.tagHeader();
            if (tagHeader.isPresent()) {
                xml.element("CacheTagConfig", tags -> tags.leaf("HeaderName", tagHeader.get()));
            }
        });
    }

    static byte[] policy(CachePolicyId policy) {
        return ResponseXml.document("CachePolicy", xml -> {
            xml.leaf("Id", policy.id());
            xml.leaf("LastModifiedTime", "2026-01-01T00:00:00Z");
            xml.element("CachePolicyConfig", config -> {
                config.leaf("Name", "simulated-" + policy.queryStringBehavior());
                config.leaf("DefaultTTL", "86400");
                config.leaf("MaxTTL", "31536000");
                config.leaf("MinTTL", "0");
                config.element("ParametersInCacheKeyAndForwardedToOrigin", key -> key(key, policy));
            });
        });
    }

    private static void key(ResponseXml xml, CachePolicyId policy) throws XMLStreamException {
        xml.leaf("EnableAcceptEncodingGzip", "false");
        xml.element("HeadersConfig", headers -> headers.leaf("HeaderBehavior", "none"));
        xml.element("CookiesConfig", cookies -> cookies.leaf("CookieBehavior", "none"));
        xml.element("QueryStringsConfig", query -> query.leaf("QueryStringBehavior", policy.queryStringBehavior()));
    }

    private static void origin(ResponseXml xml) throws XMLStreamException {
        xml.leaf("Quantity", "1");
        xml.element(
                "Items",
                items -> items.element("Origin", origin -> {
                    origin.leaf("Id", "origin");
                    origin.leaf("DomainName", "127.0.0.1");
                }));
    }

    private static void behavior(ResponseXml xml, Distribution distribution) throws XMLStreamException {
        xml.leaf("TargetOriginId", "origin");
        xml.leaf("ViewerProtocolPolicy", "allow-all");
        xml.leaf("CachePolicyId", CachePolicyId.of(distribution.cache()).id());
        xml.element("LambdaFunctionAssociations", functions -> functions.leaf("Quantity", "0"));
        xml.element("FunctionAssociations", functions -> functions(functions, distribution));
    }

    private static void functions(ResponseXml xml, Distribution distribution) throws XMLStreamException {
        boolean rewrites = distribution.cache().rewrittenFolder().isPresent();
        xml.leaf("Quantity", rewrites ? "1" : "0");
        if (rewrites) {
            xml.element(
                    "Items",
                    items -> items.element("FunctionAssociation", function -> {
                        function.leaf("FunctionARN", FUNCTION);
                        function.leaf("EventType", "viewer-request");
                    }));
        }
    }

    private static void list(ResponseXml xml, String name, List<String> values) throws XMLStreamException {
        xml.leaf("Quantity", Integer.toString(values.size()));
        xml.element("Items", items -> {
            for (String value : values) {
                items.leaf(name, value);
            }
        });
    }
}
