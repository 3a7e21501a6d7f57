package io.lorapipe.store.fal;

import java.time.Duration;

/**
 * How large contents are sent.
 *
 * @param above contents of more bytes than this go in parts
 * @param size of a part in bytes; so much is held in memory
 * @param tries how often a part is sent at most
 * @param pause before a part is sent for the second time, twice as long before the third, and so on
 */
record PartPlan(long above, int size, int tries, Duration pause) {

    /** As fal.ai's own client does it. */
    static final PartPlan STANDARD = new PartPlan(90L << 20, 10 << 20, 4, Duration.ofSeconds(1));
}
