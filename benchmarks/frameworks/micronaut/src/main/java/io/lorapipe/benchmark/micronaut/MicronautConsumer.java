package io.lorapipe.benchmark.micronaut;

import io.micronaut.runtime.Micronaut;

/** Reads a topic and keeps every record as a row. */
public final class MicronautConsumer {

    private MicronautConsumer() {}

    public static void main(String[] args) {
        Micronaut.build(args).banner(false).mainClass(MicronautConsumer.class).start();
    }
}
