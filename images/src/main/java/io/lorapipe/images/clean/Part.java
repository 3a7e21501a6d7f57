package io.lorapipe.images.clean;

/** A piece of an image without its metadata. */
public sealed interface Part {

    /** Bytes of the image as it is, {@code length} of them from {@code position} on. */
    record Kept(long position, long length) implements Part {}

    /** Bytes that take the place of what was there. */
    record Written(byte[] bytes) implements Part {}
}
