package io.lorapipe.images.warn;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageProblem;
import io.lorapipe.images.warn.ImageWarning.Code;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What images may be worth a second look for; the README says how the thresholds were found. */
public final class Warnings {

    private static final double LEAST_SHARPNESS = 0.1;
    private static final int DARK = 70;
    private static final int BRIGHT = 200;
    private static final double MOST_BURNT = 0.35;
    private static final int MOST_DIFFERENT_BITS = 8;

    private Warnings() {}

    /** Looks at usable images on all cores, each in the file of the same place: what each is warned of. */
    public static List<List<ImageWarning>> of(List<CheckedImage> images, List<Path> files) {
        return ofEach(IntStream.range(0, images.size())
                .parallel()
                .mapToObj(i -> new Seen(
                        images.get(i).name(),
                        Looks.at(images.get(i), files.get(i)).orElse(null)))
                .toList());
    }

    /** What each of a set of images is warned of, for what it looks like or for being like an earlier one. */
    public static List<List<ImageWarning>> ofEach(List<Seen> images) {
        return IntStream.range(0, images.size())
                .mapToObj(i -> of(images.get(i), images.subList(0, i)))
                .toList();
    }

    private static List<ImageWarning> of(Seen image, List<Seen> earlier) {
        var look = image.look();
        if (look == null) {
            return List.of();
        }
        return Stream.of(blurred(image.name(), look), exposed(image.name(), look), alike(image.name(), look, earlier))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ImageWarning> blurred(String name, Look look) {
        return look.sharpness() >= LEAST_SHARPNESS
                ? Optional.empty()
                : warning(
                        Code.BLURRED,
                        name,
                        "looks blurred, even its sharpest parts have no clear edges",
                        "use a sharper image");
    }

    private static Optional<ImageWarning> exposed(String name, Look look) {
        if (look.lightest() < DARK) {
            var found = "is very dark, nearly all of it has about a quarter of full brightness or less";
            return warning(Code.TOO_DARK, name, found, "brighten it or use another image");
        }
        if (look.burnt() > MOST_BURNT) {
            var found = String.format(Locale.ROOT, "is overexposed, %.0f %% of it is plain white", 100 * look.burnt());
            return warning(Code.TOO_BRIGHT, name, found, "use an image with less exposure");
        }
        if (look.darkest() > BRIGHT) {
            var found = "is very bright, hardly anything in it is dark";
            return warning(Code.TOO_BRIGHT, name, found, "darken it or use another image");
        }
        return Optional.empty();
    }

    private static Optional<ImageWarning> alike(String name, Look look, List<Seen> earlier) {
        return earlier.stream()
                .filter(other -> other.look() != null && areAlike(look, other.look()))
                .findFirst()
                .flatMap(other -> warning(
                        Code.NEAR_DUPLICATE,
                        name,
                        "looks nearly the same as " + ImageProblem.printable(other.name()),
                        "replace one of them"));
    }

    private static boolean areAlike(Look one, Look other) {
        return Long.bitCount(one.hash() ^ other.hash()) <= MOST_DIFFERENT_BITS;
    }

    private static Optional<ImageWarning> warning(Code code, String name, String found, String remedy) {
        return Optional.of(new ImageWarning(code, name, found, remedy));
    }
}
