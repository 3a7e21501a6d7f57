package io.lorapipe.upload.sweep;

/**
 * What a sweep came to.
 *
 * @param found what nobody knows of
 * @param removed those that were seen long enough
 */
public record Swept(int found, int removed) {

    static final Swept NOTHING = new Swept(0, 0);

    Swept plus(boolean isRemoved) {
        return new Swept(found + 1, isRemoved ? removed + 1 : removed);
    }

    Swept plus(Swept other) {
        return new Swept(found + other.found, removed + other.removed);
    }
}
