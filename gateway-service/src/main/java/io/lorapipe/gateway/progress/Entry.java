package io.lorapipe.gateway.progress;

/** One record of the topic with where it stands. */
public record Entry(Position position, ProgressRecord record) {}
