package io.lorapipe.local.command;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.pack.ArchiveImage;
import io.lorapipe.images.pack.ArchivePacker;
import io.lorapipe.images.pack.Contents;
import io.lorapipe.images.pack.Manifest;
import io.lorapipe.images.pack.PackOptions;
import io.lorapipe.images.pack.PackedArchive;
import io.lorapipe.local.display.Packed;
import io.lorapipe.local.display.Terminal;
import io.lorapipe.local.input.GivenImages;
import io.lorapipe.local.input.ReferenceImages;
import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code lorapipe pack}: the very archive that a training of these images would get. */
@Command(
        name = "pack",
        description = {
            "Checks the images of a directory and packs the archive that a trainer would get. Nothing is sent.",
            "Beside it, in FILE.manifest.json, it says what was packed."
        })
final class PackCommand implements Callable<ExitCode> {

    private static final String ARCHIVE = "archive.zip";
    private static final String MANIFEST = "manifest.json";

    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "A directory with 6 to 12 images, with captions where wanted.")
    String given = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where the archive goes (default: the directory's name and .zip, here).")
    @Nullable
    Path out;

    @Option(
            names = "--keep-metadata",
            description = "Keeps the images' metadata; without it, what tells of a person or a place is left out.")
    boolean keepMetadata;

    @Option(
            names = "--manifest-inside",
            description =
                    "Puts what the archive was packed from into it too, as manifest.json; not every trainer takes that.")
    boolean manifestInside;

    @Option(names = "--json", description = "Prints one JSON object.")
    boolean json;

    PackCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        var images = GivenImages.directory(given);
        var target = out == null ? Path.of(directoryName() + ".zip") : out;
        var archive = pack(images, target.toAbsolutePath());
        Packed.on(terminal, json).show(target, archive, images.count());
        return ExitCode.DONE;
    }

    /** All or nothing: neither of the two files appears before both are whole. */
    private PackedArchive pack(ReferenceImages.Files images, Path target) {
        var manifest = manifestOf(target);
        for (var file : List.of(target, manifest)) {
            if (Files.isDirectory(file)) {
                throw isDirectory(file);
            }
        }
        try (var unfinished = Unfinished.beside(target)) {
            var archive = write(images, unfinished.file(ARCHIVE), unfinished.file(MANIFEST));
            unfinished.put(MANIFEST, manifest);
            unfinished.put(ARCHIVE, target);
            return archive;
        } catch (IOException ex) {
            throw new CommandStopped(
                    ExitCode.BAD_INPUT,
                    "The archive cannot be written to %s; make room there or name another file with --out."
                            .formatted(target),
                    ex);
        }
    }

    private PackedArchive write(ReferenceImages.Files images, Path zip, Path manifest) throws IOException {
        var options = new PackOptions(keepMetadata, manifestInside);
        var captions = new ArrayList<@Nullable String>();
        var checked = new ArrayList<CheckedImage>();
        var entries = new ArrayList<ArchiveImage>();
        for (var file : images.files()) {
            checked.add(file.image());
            captions.add(file.caption());
            entries.add(options.image(file.image(), file.path(), file.caption()));
        }
        var contents =
                manifestInside ? JsonMapper.shared().writeValueAsString(Contents.of(options, checked, captions)) : "";
        var archive = ArchivePacker.pack(entries, contents, zip, ImageProgress.NONE);
        Files.write(manifest, JsonMapper.shared().writeValueAsBytes(Manifest.of(archive, options, checked, captions)));
        return archive;
    }

    private static CommandStopped isDirectory(Path file) {
        return CommandStopped.badInput(
                "The archive cannot be written, for %s is a directory; name another file with --out.".formatted(file));
    }

    /** Beside the archive: fox.zip and fox.manifest.json. */
    private static Path manifestOf(Path zip) {
        var name = String.valueOf(zip.getFileName());
        return zip.resolveSibling(name.replaceFirst("(?i)\\.zip$", "") + ".manifest.json");
    }

    private String directoryName() {
        var name = Path.of(given).toAbsolutePath().normalize().getFileName();
        return name == null ? "images" : name.toString();
    }
}
