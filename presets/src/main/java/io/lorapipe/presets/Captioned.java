package io.lorapipe.presets;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a trainer does with the trigger word for images that have a caption. */
public enum Captioned {
    /** Nothing, once there are captions. */
    IGNORED(
            "The trainer ignores the trigger word \"%s\" where there are captions, and %d of %d lack it; write it into them."),
    /** It takes the place of {@code [trigger]} in a caption. */
    TAG(
            "The trainer puts the trigger word \"%s\" only where a caption says [trigger], and %d of %d say neither; write [trigger] into them."),
    /** Nothing; it is the caption of images without one. */
    UNCAPTIONED_ONLY(
            "The trainer takes the trigger word \"%s\" only for images without a caption, and %d of %d captions lack it; write it into them.");

    private static final String PLACE = "[trigger]";

    private final String sentence;

    Captioned(String sentence) {
        this.sentence = sentence;
    }

    /** Says so where it matters: where a caption does not have the word anyway. */
    Optional<String> warning(String word, List<String> captions) {
        long without =
                captions.stream().filter(caption -> !calls(caption, word)).count();
        return without == 0
                ? Optional.empty()
                : Optional.of(sentence.formatted(Wording.shown(word), without, captions.size()));
    }

    private boolean calls(String caption, String word) {
        var text = caption.toLowerCase(Locale.ROOT);
        return text.contains(word.toLowerCase(Locale.ROOT)) || this == TAG && text.contains(PLACE);
    }
}
