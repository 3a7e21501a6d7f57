package io.lorapipe.sandbox.queue;

/**
 * What a run learned about its archive.
 *
 * @param sha256 of the bytes that were fetched, lower-case hex
 * @param imageCount training images in it, masks not counted
 */
public record CheckedArchive(String sha256, int imageCount) {}
