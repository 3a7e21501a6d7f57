package io.lorapipe.images.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The natural key of an archive: equal for equal inputs in the same order, so that it names an archive before it is
 * built.
 *
 * @param digest 64 lower-case hexadecimal digits
 */
public record ArchiveKey(String digest) {

    /** One input: the digest of an image as it came in, and the caption that goes with it, or null. */
    public record Input(String sha256, @Nullable String caption) {}

    /** The key of these inputs, packed by this version of the packer with these options. */
    public static ArchiveKey of(List<Input> inputs, Map<String, String> options) {
        StringBuilder facts = new StringBuilder("packer ").append(ArchivePacker.VERSION);
        new TreeMap<>(options)
                .forEach((name, value) -> facts.append("\noption ")
                        .append(digest(name))
                        .append(' ')
                        .append(digest(value)));
        for (Input input : inputs) {
            String caption = input.caption();
            facts.append("\nimage ").append(input.sha256()).append(' ').append(caption == null ? "-" : digest(caption));
        }
        return new ArchiveKey(digest(facts.toString()));
    }

    /** Of fixed length and without spaces, so that no two lists of facts read the same. */
    private static String digest(String text) {
        return Sha256.of(text.getBytes(UTF_8));
    }
}
