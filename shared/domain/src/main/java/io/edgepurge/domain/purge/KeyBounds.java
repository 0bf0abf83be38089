package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.endpointcheck.ItemEffect;
import io.edgepurge.domain.url.CheckResult;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.GrantChecker;
import io.edgepurge.domain.url.ImageChecker;
import io.edgepurge.domain.url.TagChecker;
import io.edgepurge.domain.url.UrlChecker;
import java.util.stream.Stream;

/**
 * The purges and schedules that an API key may read and cancel: those whose items all lie within the bounds of the key. For a key
 * without bounds, these are all of its account. Safe for use by many threads.
 */
public record KeyBounds(Caller caller) {
    /** Returns true if the key may read and cancel a purge of its account. */
    public boolean include(Purge purge) {
        return isUnlimited() || purge.items().stream().allMatch(this::include);
    }

    /** Returns true if the key may read a schedule with these items. An item that the account cannot purge lies outside. */
    public boolean include(PurgeSpec spec) {
        if (isUnlimited()) {
            return true;
        }
        UrlChecker urls = UrlChecker.forOperators(caller.account().endpoints());
        TagChecker tags = new TagChecker(caller.account().endpoints());
        ImageChecker images = new ImageChecker(caller.account().endpoints());
        return Stream.concat(
                                spec.urls().stream().map(urls::check),
                                spec.tags().stream().map(tags::check))
                        .allMatch(this::include)
                && spec.images().stream().map(images::check).allMatch(image -> includeVariants(image, urls));
    }

    /** Returns true if the key is known to include a listed purge. A key includes its own purges, because its bounds never change. */
    public boolean surelyInclude(PurgeSummary summary) {
        return isUnlimited() || summary.provenance().key().equals(caller.key());
    }

    /** Returns true if all paths of an image lie within the bounds, because a schedule purges all of them. */
    private boolean includeVariants(CheckResult image, UrlChecker urls) {
        GrantChecker unlimited = new GrantChecker(Grant.unrestricted(caller.key()));
        return image instanceof Purgeable found
                && VariantPaths.of(found, new EffectiveItems(urls, item -> ItemEffect.EXPECTED), unlimited)
                        .paths()
                        .stream()
                        .allMatch(path -> caller.grant().covers(found.endpoint(), path));
    }

    private boolean isUnlimited() {
        return caller.grant().within().isEmpty();
    }

    private boolean include(PurgeItem item) {
        UrlEndpoint endpoint = UrlEndpoint.of(item.endpoint(), item.distribution());
        return item.paths().stream().allMatch(path -> caller.grant().covers(endpoint, path));
    }

    private boolean include(CheckResult result) {
        return result instanceof Purgeable item && caller.grant().covers(item.endpoint(), item.path());
    }
}
