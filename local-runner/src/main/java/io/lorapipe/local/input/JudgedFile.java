package io.lorapipe.local.input;

import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.images.warn.ImageWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that was checked.
 *
 * @param verdict on the image, or on its caption where that alone cannot be used
 * @param caption what is said about it, or null
 * @param warnings what may make a worse training; none before somebody has looked
 */
public record JudgedFile(
        ImageFile file, Verdict verdict, @Nullable String caption, List<ImageWarning> warnings) {

    public JudgedFile {
        warnings = List.copyOf(warnings);
    }

    public boolean isUsable() {
        return verdict instanceof Verdict.Usable;
    }
}
