package io.lorapipe.gateway.access;

/** Says on whose behalf the present request is made. */
@FunctionalInterface
public interface CurrentUser {

    /** The user's id: 1-64 characters of A-Z a-z 0-9 _ -. */
    String id();
}
