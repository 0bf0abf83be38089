package io.edgepurge.domain.purge;

/**
 * An item of a request that repeats an earlier one. It is not charged.
 *
 * @param index of the repeated item, counted from 0
 * @param first index of the item that it repeats
 */
public record Duplicate(int index, int first) {}
