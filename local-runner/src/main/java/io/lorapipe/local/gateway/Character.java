package io.lorapipe.local.gateway;

/** A character, as the gateway shows it. */
public record Character(String id, String name) {}
