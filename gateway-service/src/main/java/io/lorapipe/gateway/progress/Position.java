package io.lorapipe.gateway.progress;

/** Where a record stands in the topic. */
public record Position(int partition, long offset) {}
