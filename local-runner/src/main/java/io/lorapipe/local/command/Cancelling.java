package io.lorapipe.local.command;

import io.lorapipe.local.gateway.Gateway;
import io.lorapipe.local.gateway.GatewayRefused;

/** Asks the pipeline to cancel a training. */
final class Cancelling {

    private static final String ENDED = "training_ended";

    private Cancelling() {}

    /** Whether it was still to be cancelled. */
    static boolean ask(Gateway gateway, String trainingId) {
        try {
            gateway.cancel(trainingId);
            return true;
        } catch (GatewayRefused refused) {
            if (refused.code().equals(ENDED)) {
                return false;
            }
            throw refused;
        }
    }
}
