package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.endpointcheck.ItemEffect;
import io.edgepurge.domain.endpointcheck.ItemEffect.NoEffect;
import io.edgepurge.domain.url.CheckResult.Purgeable;
import io.edgepurge.domain.url.CheckResult.Refused;
import io.edgepurge.domain.url.EffectRule;
import io.edgepurge.domain.url.ItemWarning;
import io.edgepurge.domain.url.Suggestion;
import io.edgepurge.domain.url.SuggestionKind;
import io.edgepurge.domain.url.UrlChecker;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds items and variants on which a purge has no effect, or may have none. */
record EffectiveItems(UrlChecker urls, Function<Purgeable, ItemEffect> effects) {

    ItemEffect of(Purgeable item) {
        return effects.apply(item);
    }

    /**
     * Returns the warnings about an accepted item, including all paths of an image. Paths that a purge certainly doesn't reach are
     * {@link VariantGap}s of the image instead.
     *
     * @param effect the expected effect on the requested path
     */
    List<ItemWarning> warnings(UrlEndpoint endpoint, PurgeItem item, ItemEffect effect) {
        Stream<ItemWarning> ofVariants = item.kind() == ItemKind.IMAGE
                ? item.furtherPaths().stream()
                        .flatMap(path -> effects.apply(new Purgeable(endpoint, path)).warnings().stream())
                : Stream.empty();
        return Stream.concat(effect.warnings().stream(), ofVariants).distinct().toList();
    }

    /** Returns the refusal of an item, with the URL under which the same object is cached if there is one. */
    Refused refusal(String input, NoEffect reason) {
        return new Refused(
                reason.rule(),
                reason.sentence(),
                reason.rule() == EffectRule.QUERY_NOT_IN_KEY ? withoutQuery(input) : Optional.empty());
    }

    private Optional<Suggestion> withoutQuery(String url) {
        String shorter = url.split("\\?", 2)[0];
        return urls.check(shorter) instanceof Purgeable item
                        && of(item).certain().isEmpty()
                ? Optional.of(new Suggestion(shorter, SuggestionKind.SAME_OBJECT, item))
                : Optional.empty();
    }
}
