package io.lorapipe.benchmark.images;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.SetVerdict;
import io.lorapipe.images.pack.ArchiveImage;
import io.lorapipe.images.pack.PackOptions;
import io.lorapipe.images.pack.Packable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A set of photographs in one directory. */
record Photographs(List<Path> files) {

    static final ImageCheck CHECK = new ImageCheck(ImageRules.standard());

    static Photographs in(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return new Photographs(files.sorted().toList());
        }
    }

    long bytes() throws IOException {
        long sum = 0;
        for (var file : files) {
            sum += Files.size(file);
        }
        return sum;
    }

    /** All bytes, one photograph after another. */
    byte[] joined() throws IOException {
        var all = new ByteArrayOutputStream();
        for (var file : files) {
            all.writeBytes(Files.readAllBytes(file));
        }
        return all.toByteArray();
    }

    List<Packable> checked() throws IOException {
        return checked(files);
    }

    /** Checks files in full, as archive-service does: what is to be remembered of each. */
    static List<Packable> checked(List<Path> files) throws IOException {
        return switch (CHECK.checkAll(files.stream().map(ImageFile::of).toList())) {
            case SetVerdict.Usable(var images) -> packable(images, files);
            case SetVerdict.Refused(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    /** What of checked images is packed: all but their metadata. */
    static List<Packable> packable(List<CheckedImage> images, List<Path> files) throws IOException {
        var packables = new ArrayList<Packable>();
        for (int i = 0; i < images.size(); i++) {
            packables.add(PackOptions.standard().packable(images.get(i), files.get(i)));
        }
        return packables;
    }

    /** What archive-service packs: these files, over and over until there are as many as wanted. */
    static List<ArchiveImage> entries(List<Packable> checked, List<Path> files, int count) {
        var entries = new ArrayList<ArchiveImage>();
        for (int i = 0; i < count; i++) {
            int which = i % files.size();
            entries.add(checked.get(which).in(files.get(which), null));
        }
        return entries;
    }
}
