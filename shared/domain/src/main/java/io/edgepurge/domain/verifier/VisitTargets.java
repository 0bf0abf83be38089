package io.edgepurge.domain.verifier;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.EndpointUrl;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.verification.ViewerRequest;
import java.util.List;
import java.util.Optional;

/**
 * Finds the request for an item. It goes only to a host of a URL endpoint that the account has at the time of the visit.
 *
 * @param plainHttp true to use the scheme of the URL endpoint. Otherwise, every request is HTTPS
 */
record VisitTargets(Accounts accounts, boolean plainHttp) {
    /** Returns the endpoints of a purge's account. */
    List<UrlEndpoint> endpointsOf(Purge purge) {
        return accounts.find(purge.account()).map(Account::endpoints).orElse(List.of());
    }

    /**
     * Returns the request; empty if the account no longer has the item's endpoint on the same distribution, or a request can't
     * contain its URL.
     */
    Optional<ViewerRequest> requestFor(PurgeItem item, List<UrlEndpoint> endpoints) {
        return item.file()
                .flatMap(file -> endpoints.stream()
                        .filter(endpoint -> endpoint.hasUrl(item.endpoint())
                                && endpoint.distribution().equals(item.distribution()))
                        .findFirst()
                        .filter(endpoint -> ViewerRequest.isWellFormed(endpoint.host(), file.value()))
                        .map(endpoint -> requestTo(endpoint.location(), file)));
    }

    private ViewerRequest requestTo(EndpointUrl endpoint, InvalidationPath file) {
        boolean secure = !plainHttp || endpoint.value().startsWith("https:");
        return new ViewerRequest(secure, endpoint.host(), endpoint.port().orElse(secure ? 443 : 80), file.value());
    }
}
