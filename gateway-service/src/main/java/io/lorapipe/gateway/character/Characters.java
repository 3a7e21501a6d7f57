package io.lorapipe.gateway.character;

import java.util.List;
import java.util.Optional;

/** The characters of all users; nobody is shown another's. */
public interface Characters {

    /** The user's character of this id. */
    Optional<Character> find(String userId, String id);

    /** The user's characters, newest first. */
    List<Character> of(String userId);

    /** Adds a character; false when its id is taken by anyone. One that its owner deleted may be added anew. */
    boolean add(Character character);
}
