package io.lorapipe.training.fal;

import io.lorapipe.training.attempt.Trainer;
import io.lorapipe.training.attempt.Witnesses;

/** fal.ai as the core needs it. */
public final class Fal {

    private final Trainer trainer;
    private final Witnesses witnesses;

    public Fal(FalProperties properties) {
        var http = new FalHttp(properties);
        var addresses = new FalAddresses(properties);
        this.trainer = new FalTrainer(http, addresses);
        this.witnesses = new FalWitnesses(http, addresses, properties.listsRequests());
    }

    public Trainer trainer() {
        return trainer;
    }

    public Witnesses witnesses() {
        return witnesses;
    }
}
