package io.lorapipe.images.pack;

import java.io.IOException;
import java.io.InputStream;

/** Where an image's bytes are read from while it is packed: a file, or an object in a store. */
@FunctionalInterface
public interface ImageContent {

    /** Opens the bytes from the start; the packer closes the stream. */
    InputStream open() throws IOException;
}
