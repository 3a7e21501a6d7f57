package io.lorapipe.archive.build.store;

import io.lorapipe.images.clean.Part;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of an image as a line of text: {@code 0+20 =ffd9} is its first twenty bytes, then two others. */
final class PartsText {

    private static final String WRITTEN = "=";
    private static final HexFormat HEX = HexFormat.of();

    private PartsText() {}

    static String of(List<Part> parts) {
        return parts.stream().map(PartsText::of).collect(Collectors.joining(" "));
    }

    static List<Part> parts(String text) {
        return Stream.of(text.split(" ")).map(PartsText::part).toList();
    }

    private static String of(Part part) {
        return switch (part) {
            case Part.Kept(long position, long length) -> position + "+" + length;
            case Part.Written(byte[] bytes) -> WRITTEN + HEX.formatHex(bytes);
        };
    }

    private static Part part(String text) {
        if (text.startsWith(WRITTEN)) {
            return new Part.Written(HEX.parseHex(text.substring(WRITTEN.length())));
        }
        var plus = text.indexOf('+');
        return new Part.Kept(Long.parseLong(text.substring(0, plus)), Long.parseLong(text.substring(plus + 1)));
    }
}
