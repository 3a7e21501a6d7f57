package io.lorapipe.images.check;

import io.lorapipe.images.check.ImageProblem.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a set of images against the rules: all of it is usable, or everything wrong with it is told. */
final class ImageSet {

    private ImageSet() {}

    static SetVerdict judge(List<Verdict> verdicts, ImageRules rules) {
        List<CheckedImage> images = new ArrayList<>();
        List<ImageProblem> problems = new ArrayList<>();
        tooMany(verdicts.size(), rules).ifPresent(problems::add);
        tooFew(verdicts.size(), rules).ifPresent(problems::add);
        for (Verdict verdict : eachOnce(verdicts)) {
            switch (verdict) {
                case Verdict.Refused(ImageProblem problem) -> problems.add(problem);
                case Verdict.Usable(CheckedImage image) -> images.add(image);
            }
        }
        return problems.isEmpty() ? new SetVerdict.Usable(images) : new SetVerdict.Refused(problems);
    }

    /** The same verdicts, but that an image which was there before is refused. */
    static List<Verdict> eachOnce(List<Verdict> verdicts) {
        Map<String, String> names = new HashMap<>();
        return verdicts.stream().map(verdict -> once(verdict, names)).toList();
    }

    private static Verdict once(Verdict verdict, Map<String, String> names) {
        if (verdict instanceof Verdict.Usable(CheckedImage image)) {
            String first = names.putIfAbsent(image.sha256(), image.name());
            return first == null ? verdict : new Verdict.Refused(duplicate(image.name(), first));
        }
        return verdict;
    }

    static Optional<ImageProblem> tooMany(int count, ImageRules rules) {
        return count <= rules.maxImages() ? Optional.empty() : Optional.of(count(Code.TOO_MANY_IMAGES, count, rules));
    }

    private static Optional<ImageProblem> tooFew(int count, ImageRules rules) {
        return count >= rules.minImages() ? Optional.empty() : Optional.of(count(Code.TOO_FEW_IMAGES, count, rules));
    }

    private static ImageProblem count(Code code, int count, ImageRules rules) {
        return new ImageProblem(
                code,
                ImageProblem.THE_SET,
                "has " + count + (count == 1 ? " image" : " images"),
                "give " + rules.minImages() + " to " + rules.maxImages());
    }

    private static ImageProblem duplicate(String name, String first) {
        return new ImageProblem(
                Code.DUPLICATE, name, "is the same image as " + ImageProblem.printable(first), "remove one of them");
    }
}
