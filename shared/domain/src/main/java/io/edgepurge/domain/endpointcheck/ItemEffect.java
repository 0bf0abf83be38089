package io.edgepurge.domain.endpointcheck;

import io.edgepurge.domain.url.EffectRule;
import io.edgepurge.domain.url.ItemWarning;
import java.util.List;
import java.util.Optional;

/**
 * The expected effect of a purge on one item.
 *
 * @param certain the reason why the purge certainly has no effect
 * @param warnings the reasons why it may have none
 */
public record ItemEffect(Optional<NoEffect> certain, List<ItemWarning> warnings) {
    /** Nothing is known against the purge. */
    public static final ItemEffect EXPECTED = new ItemEffect(Optional.empty(), List.of());

    public ItemEffect {
        warnings = List.copyOf(warnings);
    }

    /** The reason why a purge has no effect, with its fix as text for people. */
    public record NoEffect(EffectRule rule, String sentence) {}
}
