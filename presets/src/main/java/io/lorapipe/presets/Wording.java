package io.lorapipe.presets;

import java.util.Optional;

/** The rules for words that people give: names and trigger words. */
public final class Wording {

    /** Longest name or trigger word, in characters. */
    public static final int MAX_LENGTH = 100;

    private static final int MAX_SHOWN = 60;

    private Wording() {}

    /** What is wrong with a trigger word, if anything. */
    public static Optional<Problem> checkTriggerWord(String word) {
        return check("triggerWord", "trigger word", word);
    }

    /** What is wrong with a character's name, if anything. */
    public static Optional<Problem> checkCharacterName(String name) {
        return check("characterName", "character's name", name);
    }

    private static Optional<Problem> check(String parameter, String called, String word) {
        int length = word.codePointCount(0, word.length());
        boolean good = !word.isBlank()
                && length <= MAX_LENGTH
                && word.equals(word.strip())
                && word.codePoints().allMatch(Wording::isPrintable);
        if (good) {
            return Optional.empty();
        }
        String sentence =
                "The %s \"%s\" must have 1 to %d printable characters on one line, without a space at either end; correct it or leave it out."
                        .formatted(called, shown(word), MAX_LENGTH);
        return Optional.of(new Problem(parameter, shown(word), sentence));
    }

    /** The text shortened, with what cannot be printed replaced. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(MAX_SHOWN)
                .map(point -> isPrintable(point) ? point : '?')
                .forEach(shown::appendCodePoint);
        return text.codePointCount(0, text.length()) > MAX_SHOWN ? shown + "…" : shown.toString();
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
