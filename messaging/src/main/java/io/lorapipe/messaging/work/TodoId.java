package io.lorapipe.messaging.work;

import java.util.UUID;

/** Which fact: the training, and the rebuild of its archive, from 0. */
record TodoId(UUID trainingId, int generation) {

    static TodoId parse(String text) {
        var separator = text.indexOf(':');
        return new TodoId(
                UUID.fromString(text.substring(0, separator)), Integer.parseInt(text.substring(separator + 1)));
    }

    @Override
    public String toString() {
        return trainingId + ":" + generation;
    }
}
