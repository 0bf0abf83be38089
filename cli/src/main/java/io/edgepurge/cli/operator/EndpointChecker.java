package io.edgepurge.cli.operator;

import io.edgepurge.cli.run.Session;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.OwnedEndpoint;
import io.edgepurge.domain.endpointcheck.CheckFailure;
import io.edgepurge.domain.endpointcheck.CheckedDistribution;
import io.edgepurge.domain.endpointcheck.DistributionCheck;
import io.edgepurge.domain.endpointcheck.EndpointFinding;
import io.edgepurge.domain.endpointcheck.PathPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks URL endpoints with the operator's AWS credentials and stores the results. */
record EndpointChecker(StackAccess access) {

    /** An endpoint with the check of its distribution. */
    record CheckedEndpoint(OwnedEndpoint owned, CheckedDistribution distribution) {
        /** Returns the findings by the last reading; none if there is no reading. */
        List<EndpointFinding> findings() {
            return distribution
                    .reading()
                    .map(reading -> EndpointFinding.of(owned.endpoint(), reading.settings()))
                    .orElse(List.of());
        }
    }

    /** Checks each distribution once, in the order of the endpoints. */
    List<CheckedEndpoint> check(List<OwnedEndpoint> endpoints) {
        return access.call(aws -> {
            DistributionCheck check = aws.distributionCheck();
            Map<DistributionId, CheckedDistribution> checked = new HashMap<>();
            return endpoints.stream()
                    .map(owned -> new CheckedEndpoint(
                            owned, checked.computeIfAbsent(owned.endpoint().distribution(), check::check)))
                    .toList();
        });
    }

    /** Checks the endpoints of a changed account and prints the findings as messages. Never fails: the account is saved. */
    void reportAfterChange(Account account, Session session) {
        try {
            check(account.ownedEndpoints()).stream()
                    .flatMap(checked -> lines(checked).stream())
                    .distinct()
                    .forEach(session::printMessage);
        } catch (RuntimeException e) {
            session.printMessage("The endpoints could not be checked. The worker checks them within a minute.");
        }
    }

    private static List<String> lines(CheckedEndpoint checked) {
        String url = checked.owned().endpoint().url();
        return checked.distribution()
                .failure()
                .map(failure -> List.of(
                        "Warning: " + sentence(checked.owned().endpoint().distribution(), failure)))
                .orElseGet(() -> checked.findings().stream()
                        .map(finding -> "Warning: " + url + place(finding) + ": " + finding.sentence() + " "
                                + finding.rule().fix())
                        .toList());
    }

    private static String place(EndpointFinding finding) {
        return finding.pattern()
                .map(PathPattern::value)
                .map(pattern -> " (" + pattern + ")")
                .orElse("");
    }

    /** Returns the reason why a distribution was not read, and what to do. */
    static String sentence(DistributionId distribution, CheckFailure failure) {
        return switch (failure.reason()) {
            case NOT_ALLOWED ->
                "The AWS credentials do not allow reading the distribution " + distribution + " (" + failure.detail()
                        + "). Permit cloudfront:GetDistributionConfig and cloudfront:GetCachePolicy. Until then,"
                        + " purges are not checked.";
            case NOT_FOUND ->
                "CloudFront does not have the distribution " + distribution + " in this AWS account ("
                        + failure.detail()
                        + "). Correct the endpoint, or use credentials of the account that owns the distribution.";
            case UNAVAILABLE ->
                "The distribution " + distribution + " could not be read (" + failure.detail()
                        + "). The worker reads it later.";
            case TENANT -> failure.detail() + " Purges on " + distribution + " are not checked.";
        };
    }
}
