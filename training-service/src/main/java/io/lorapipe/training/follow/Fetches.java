package io.lorapipe.training.follow;

/** What others tell of first fetches of archives, a witness that speaks late when we or Kafka were away. */
@FunctionalInterface
public interface Fetches {

    /** Whether all that was told until now has been heard; false as well when nobody can say. Never throws. */
    boolean areHeard();
}
