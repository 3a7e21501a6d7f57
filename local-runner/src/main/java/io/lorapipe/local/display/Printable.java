package io.lorapipe.local.display;

/** Texts that come from elsewhere, such as file names and messages: they must not move the cursor. */
final class Printable {

    private Printable() {}

    static String text(String text) {
        return text.replaceAll("\\p{C}", "?");
    }

    /** The same, with its lines. */
    static String lines(String text) {
        return text.replaceAll("[\\p{C}&&[^\n]]", "?");
    }
}
