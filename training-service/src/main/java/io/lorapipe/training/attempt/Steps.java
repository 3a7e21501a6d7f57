package io.lorapipe.training.attempt;

import java.util.Optional;
import java.util.regex.Pattern;

/** How many of its steps a trainer has done, as far as its log says so. */
public record Steps(long done, long total) {

    private static final Pattern OF = Pattern.compile("(?<![\\d.,/])(\\d{1,7})\\s*/\\s*(\\d{1,7})(?![\\d.,/])");
    private static final Pattern ABOUT_STEPS = Pattern.compile("(?i)\\bsteps?\\b|\\d%\\||it/s\\b|s/it\\b");

    /** The steps that a line of the log speaks of; other counts, of images or files, are not taken for steps. */
    public static Optional<Steps> in(String line) {
        var counts = OF.matcher(line);
        if (!counts.find()) {
            return Optional.empty();
        }
        var steps = new Steps(Long.parseLong(counts.group(1)), Long.parseLong(counts.group(2)));
        var alone = line.strip().equals(counts.group());
        var plausible = steps.total > 0 && steps.done <= steps.total;
        return plausible && (alone || ABOUT_STEPS.matcher(line).find()) ? Optional.of(steps) : Optional.empty();
    }
}
