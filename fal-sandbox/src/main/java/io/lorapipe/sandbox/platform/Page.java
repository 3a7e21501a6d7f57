package io.lorapipe.sandbox.platform;

import java.util.List;

/**
 * One page of a list.
 *
 * @param number counted from 1
 * @param hasMore whether there is another
 */
public record Page<T>(List<T> items, int number, boolean hasMore) {

    /**
     * Which page is wanted, by its number as at fal: what comes first meanwhile moves everything down by one.
     *
     * @param number counted from 1
     * @param limit items on a page
     */
    public record Wish(int number, int limit) {}

    static <T> Page<T> of(List<T> all, Wish wish) {
        var start = Math.min(all.size(), (long) (wish.number() - 1) * wish.limit());
        var end = Math.min(all.size(), start + wish.limit());
        return new Page<>(all.subList((int) start, (int) end), wish.number(), end < all.size());
    }
}
