package io.lorapipe.system.seeded;

import java.util.SplittableRandom;

/**
 * All that a run is drawn from: the same seed and number of trainings give the same requests, faults and injuries.
 *
 * @param trainings how many are asked for
 */
record Seed(long value, int trainings) {

    /** The given one, unless the command line names another. */
    static Seed orGiven(long value, int trainings) {
        return new Seed(Long.getLong("lorapipe.seed", value), Integer.getInteger("lorapipe.trainings", trainings));
    }

    /** Independent of how much is drawn for anything else. */
    SplittableRandom randomFor(Object what) {
        return new SplittableRandom(value * 1_000_003 + what.toString().hashCode());
    }

    /** The command that gives this run again. */
    String replay() {
        return "./mvnw -pl system-tests verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dit.test=SeededRunTests -Dlorapipe.seed=%d -Dlorapipe.trainings=%d".formatted(value, trainings);
    }
}
