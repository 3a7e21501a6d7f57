package io.lorapipe.images.clean;

import io.lorapipe.images.clean.Part.Kept;
import io.lorapipe.images.clean.Part.Written;
import java.util.ArrayList;
import java.util.List;

/** The parts of an image, in their order; neighbours that are kept are one part. */
final class Parts {

    private final List<Part> parts = new ArrayList<>();

    Parts keep(long position, long length) {
        if (length == 0) {
            return this;
        }
        if (!parts.isEmpty() && parts.getLast() instanceof Kept(long before, long many) && before + many == position) {
            parts.set(parts.size() - 1, new Kept(before, many + length));
        } else {
            parts.add(new Kept(position, length));
        }
        return this;
    }

    Parts write(byte... bytes) {
        if (bytes.length > 0) {
            parts.add(new Written(bytes));
        }
        return this;
    }

    List<Part> all() {
        return List.copyOf(parts);
    }
}
