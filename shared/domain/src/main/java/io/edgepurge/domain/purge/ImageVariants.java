package io.edgepurge.domain.purge;

import java.util.List;

/**
 * The variants of an image that are purged with it as one item.
 *
 * @param notReached the variants that the purge does not reach
 */
public record ImageVariants(List<VariantGap> notReached) {
    public ImageVariants {
        notReached = List.copyOf(notReached);
    }
}
