package io.lorapipe.images.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What may be said about an image: 1 to 1000 characters of text, on lines of its own if need be. */
public final class Captions {

    /** In characters, as a reader counts them. */
    public static final int LONGEST = 1000;

    private static final int MOST_BYTES = 4 * LONGEST + 3;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private Captions() {}

    /** What is wrong with a caption, completing a sentence that begins with its name; empty when nothing is. */
    public static Optional<String> objectionTo(String caption) {
        if (caption.isBlank()) {
            return Optional.of("is empty");
        }
        if (caption.codePointCount(0, caption.length()) > LONGEST) {
            return Optional.of("has more than " + LONGEST + " characters");
        }
        boolean text = caption.codePoints().noneMatch(Captions::isNoText);
        return text ? Optional.empty() : Optional.of("holds characters that are no text");
    }

    /** The caption in a file of UTF-8, without the spaces around it; or what is wrong with the file. */
    public static CaptionFile read(Path file) {
        // opening a pipe would wait for its writer
        if (!Files.isRegularFile(file)) {
            return new CaptionFile.Faulty("cannot be read");
        }
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                return new CaptionFile.Faulty("has more than " + LONGEST + " characters");
            }
            String caption = decoded(bytes).strip();
            return objectionTo(caption)
                    .<CaptionFile>map(CaptionFile.Faulty::new)
                    .orElseGet(() -> new CaptionFile.Usable(caption));
        } catch (CharacterCodingException foreign) {
            return new CaptionFile.Faulty("is not UTF-8");
        } catch (IOException unreadable) {
            return new CaptionFile.Faulty("cannot be read");
        }
    }

    /** What came of reading a caption. */
    public sealed interface CaptionFile {

        /** It can be packed beside its image. */
        record Usable(String caption) implements CaptionFile {}

        /** It cannot be used; {@code found} completes a sentence that begins with the file's name. */
        record Faulty(String found) implements CaptionFile {}
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        String text = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static boolean isNoText(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n' && character != '\r' && character != '\t';
            case Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
