package io.lorapipe.sandbox.queue;

/**
 * A file that a run made.
 *
 * @param field the output field that names it, e.g. {@code diffusers_lora_file}
 * @param path where it is served, from the server's root; a whole URL when it is not served here
 * @param size in bytes
 */
public record OutputFile(String field, String path, String contentType, String fileName, long size) {}
