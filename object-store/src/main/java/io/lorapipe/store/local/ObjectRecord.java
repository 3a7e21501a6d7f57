package io.lorapipe.store.local;

import io.lorapipe.store.Content;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record that makes an object exist: five lines of text.
 *
 * @param data name of the file with the bytes, beside the record
 */
record ObjectRecord(String data, long size, String sha256, String contentType, Instant modified) {

    static ObjectRecord of(String data, Content content, Instant modified) {
        return new ObjectRecord(data, content.length(), content.sha256(), content.contentType(), modified);
    }

    /** It does not read as a record: it is damaged, or no file of ours. */
    static final class Damaged extends IOException {
        Damaged(@Nullable Exception cause) {
            super("A record of an object is damaged", cause);
        }
    }

    static ObjectRecord parse(List<String> lines) throws Damaged {
        if (lines.size() != 5) {
            throw new Damaged(null);
        }
        try {
            return new ObjectRecord(
                    lines.get(0),
                    Long.parseLong(lines.get(1)),
                    lines.get(2),
                    lines.get(3),
                    Instant.parse(lines.get(4)));
        } catch (NumberFormatException | DateTimeException e) {
            throw new Damaged(e);
        }
    }

    String text() {
        return String.join("\n", data, Long.toString(size), sha256, contentType, modified.toString()) + "\n";
    }

    /** The same bytes under another media type are another content. */
    boolean holds(Content content) {
        return size == content.length() && sha256.equals(content.sha256()) && contentType.equals(content.contentType());
    }
}
