package io.edgepurge.local.template;

import io.edgepurge.local.template.BrowserSettings.Cors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the {@code CorsConfiguration} of an API and a CloudFront response headers policy.
 *
 * @see
 *     <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-cloudfront-responseheaderspolicy-securityheadersconfig.html">
 *     SecurityHeadersConfig</a>
 */
final class BrowserSettingsReader {
    private BrowserSettingsReader() {}

    /** Reads the CORS configuration; empty if there is none. */
    static Optional<Cors> cors(Properties api) {
        Properties cors = api.resolveCondition("CorsConfiguration");
        if (cors.names().findAny().isEmpty()) {
            return Optional.empty();
        }
        if (!cors.findText("AllowCredentials").orElse("false").equals("false")) {
            cors.rejectIfPresent("AllowCredentials", "is not supported by the local stack, which has no cookies");
        }
        List<String> origins = cors.texts("AllowOrigins");
        if (origins.stream().anyMatch(origin -> origin.contains("*"))) {
            cors.rejectIfPresent("AllowOrigins", "is not supported by the local stack with '*'");
        }
        return Optional.of(new Cors(
                origins,
                cors.texts("AllowMethods"),
                cors.texts("AllowHeaders"),
                cors.texts("ExposeHeaders"),
                cors.wholeNumber("MaxAge")));
    }

    static Map<String, String> headers(Properties policy) {
        Properties config = policy.child("ResponseHeadersPolicyConfig");
        Map<String, String> headers = new LinkedHashMap<>();
        Properties security = config.child("SecurityHeadersConfig");
        security.names().forEach(name -> addSecurity(headers, name, security));
        config.child("CustomHeadersConfig")
                .elements("Items")
                .forEach(item -> headers.put(item.text("Header"), item.text("Value")));
        return headers;
    }

    private static void addSecurity(Map<String, String> headers, String name, Properties security) {
        Properties header = security.child(name);
        switch (name) {
            case "ContentSecurityPolicy" -> headers.put("Content-Security-Policy", header.text(name));
            case "ContentTypeOptions" -> headers.put("X-Content-Type-Options", "nosniff");
            case "FrameOptions" -> headers.put("X-Frame-Options", header.text("FrameOption"));
            case "ReferrerPolicy" -> headers.put("Referrer-Policy", header.text(name));
            case "StrictTransportSecurity" -> {
                // Browsers ignore this header over plain HTTP.
            }
            default -> security.rejectIfPresent(name, "is not supported by the local stack");
        }
    }
}
