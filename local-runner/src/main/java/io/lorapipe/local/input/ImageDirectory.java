package io.lorapipe.local.input;

import io.lorapipe.images.check.ImageFile;
import io.lorapipe.local.outcome.CommandStopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What lies in a directory of images.
 *
 * @param images files whose names say that they are images, in the order of their names
 * @param captions by the name of their image without its ending
 * @param ignored names of all else
 */
public record ImageDirectory(Path path, List<Path> images, Map<String, Path> captions, List<String> ignored) {

    /** Others than can be trained on too: they are refused, rather than overlooked. */
    private static final List<String> ENDINGS = List.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "apng", "webp", "heic", "heif", "avif", "gif", "tif", "tiff", "bmp",
            "svg", "jxl", "jp2", "dng", "psd");

    public ImageDirectory {
        images = List.copyOf(images);
        captions = Map.copyOf(captions);
        ignored = List.copyOf(ignored);
    }

    /** Reads the directory; fails with {@link CommandStopped}. */
    public static ImageDirectory at(String given) {
        if (given.isBlank()) {
            throw CommandStopped.badInput("The name of a directory is empty; give one that holds your images.");
        }
        var directory = Path.of(given);
        if (!Files.exists(directory)) {
            throw CommandStopped.badInput(
                    "There is no directory %s; give one that holds your images, or their URLs.".formatted(given));
        }
        if (!Files.isDirectory(directory)) {
            throw CommandStopped.badInput("%s is a file; give the directory that holds your images.".formatted(given));
        }
        return sorted(directory, list(directory));
    }

    /** Its images, each with its caption, under their own names. */
    public List<GivenFile> files() {
        return files(ImageFile::of);
    }

    /** The same under names that tell of the directory, for where there are several. */
    public List<GivenFile> filesOfSeveral() {
        return files(image -> new ImageFile(image.toString(), image));
    }

    private List<GivenFile> files(Function<Path, ImageFile> named) {
        return images.stream()
                .map(image -> new GivenFile(named.apply(image), Optional.ofNullable(captions.get(stem(image)))))
                .toList();
    }

    private static ImageDirectory sorted(Path directory, List<Path> files) {
        var images = files.stream().filter(ImageDirectory::isImage).toList();
        var stems = images.stream().map(ImageDirectory::stem).toList();
        var captions = new HashMap<String, Path>();
        var ignored = new ArrayList<String>();
        for (var file : files) {
            if (isCaption(file) && stems.contains(stem(file))) {
                captions.put(stem(file), file);
            } else if (!images.contains(file)) {
                ignored.add(name(file));
            }
        }
        return new ImageDirectory(directory, images, captions, ignored);
    }

    private static List<Path> list(Path directory) {
        try (var entries = Files.list(directory)) {
            return entries.sorted(Comparator.comparing(ImageDirectory::name)).toList();
        } catch (IOException ex) {
            throw CommandStopped.badInput(
                    "The directory %s cannot be read; check that you may read it.".formatted(directory));
        }
    }

    private static boolean isImage(Path file) {
        return isFile(file) && ENDINGS.contains(ending(file));
    }

    private static boolean isCaption(Path file) {
        return isFile(file) && ending(file).equals("txt");
    }

    private static boolean isFile(Path file) {
        return !name(file).startsWith(".") && !Files.isDirectory(file);
    }

    /** What follows the last dot of a name; empty where there is none. */
    private static String ending(Path file) {
        var name = name(file);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String stem(Path file) {
        var name = name(file);
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
