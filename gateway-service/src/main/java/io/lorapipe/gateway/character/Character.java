package io.lorapipe.gateway.character;

import java.time.Instant;
import java.util.List;

/**
 * An identity that belongs to a user.
 *
 * @param id its id
 * @param userId its owner
 * @param name what the owner calls it
 * @param createdAt since when it is known
 * @param versions what was trained of it, oldest first
 */
public record Character(String id, String userId, String name, Instant createdAt, List<CharacterVersion> versions) {

    public Character {
        versions = List.copyOf(versions);
    }
}
