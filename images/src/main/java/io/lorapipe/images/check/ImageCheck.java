package io.lorapipe.images.check;

import static java.nio.file.StandardOpenOption.READ;

import io.lorapipe.images.check.ImageProblem.Code;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Says whether images can be trained on; thread-safe, and its memory does not grow with the callers. */
public final class ImageCheck {

    /** Changes whenever the same image could be judged otherwise by the same rules. */
    public static final int VERSION = 3;

    private final ImageRules rules;

    public ImageCheck(ImageRules rules) {
        this.rules = rules;
    }

    /** Checks every image of a set, on all cores, and the set as a whole. */
    public SetVerdict checkAll(List<ImageFile> files) {
        Optional<ImageProblem> tooMany = ImageSet.tooMany(files.size(), rules);
        return tooMany.isPresent()
                ? new SetVerdict.Refused(List.of(tooMany.get()))
                : judge(files.parallelStream().map(this::check).toList());
    }

    /** Checks images that need not be a set, on all cores: a verdict for each, in their order. */
    public List<Verdict> checkEach(List<ImageFile> files) {
        return ImageSet.eachOnce(files.parallelStream().map(this::check).toList());
    }

    /** The same verdicts on images that were checked before, but that one which was there before is refused. */
    public List<Verdict> eachOnce(List<Verdict> verdicts) {
        return ImageSet.eachOnce(verdicts);
    }

    /** Judges a set whose images were checked before: their number, and that no image is there twice. */
    public SetVerdict judge(List<Verdict> verdicts) {
        return ImageSet.judge(verdicts, rules);
    }

    /** Checks one file; one that cannot be read is refused, not thrown. */
    public Verdict check(ImageFile file) {
        try {
            if (!Files.isRegularFile(file.path())) {
                return unreadable(file.name());
            }
            try (FileChannel channel = FileChannel.open(file.path(), READ);
                    Arena arena = Arena.ofConfined()) {
                long length = channel.size();
                Optional<Layout.Faulty> fault = Appraisal.ofLength(length, rules);
                return fault.isPresent()
                        ? refused(file.name(), fault.get())
                        : check(
                                file.name(),
                                channel.map(MapMode.READ_ONLY, 0, length, arena).asByteBuffer());
            }
        } catch (IOException unreadable) {
            return unreadable(file.name());
        }
    }

    /** Checks an image that is in memory. */
    public Verdict check(String name, byte[] bytes) {
        return Appraisal.ofLength(bytes.length, rules)
                .map(fault -> refused(name, fault))
                .orElseGet(() -> check(name, ByteBuffer.wrap(bytes)));
    }

    private Verdict check(String name, ByteBuffer bytes) {
        return switch (Content.of(bytes)) {
            case Content.Foreign(String what) ->
                refused(name, new Layout.Faulty(Code.UNSUPPORTED_FORMAT, "is " + what, "give a JPEG, PNG or WebP"));
            case Content.Supported(ImageFormat format) -> check(name, bytes, format);
        };
    }

    private Verdict check(String name, ByteBuffer bytes, ImageFormat format) {
        return switch (Layout.of(format, bytes)) {
            case Layout.Faulty fault -> refused(name, fault);
            case Layout.Sound size ->
                Appraisal.ofSize(size, rules)
                        .or(() -> Decoder.fault(format, bytes, size))
                        .map(fault -> refused(name, fault))
                        .orElseGet(() -> usable(name, bytes, format, size));
        };
    }

    private static Verdict usable(String name, ByteBuffer bytes, ImageFormat format, Layout.Sound size) {
        Digests sums = Digests.of(bytes);
        return new Verdict.Usable(new CheckedImage(
                name, format, size.shownWidth(), size.shownHeight(), bytes.remaining(), sums.crc32(), sums.sha256()));
    }

    private static Verdict unreadable(String name) {
        return refused(
                name, new Layout.Faulty(Code.UNREADABLE, "cannot be read", "check that it is a file you may read"));
    }

    private static Verdict refused(String name, Layout.Faulty fault) {
        return new Verdict.Refused(new ImageProblem(fault.code(), name, fault.found(), fault.remedy()));
    }
}
