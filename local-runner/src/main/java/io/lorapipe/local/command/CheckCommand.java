package io.lorapipe.local.command;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.images.warn.ImageWarning;
import io.lorapipe.images.warn.Warnings;
import io.lorapipe.local.display.Terminal;
import io.lorapipe.local.display.Verdicts;
import io.lorapipe.local.input.ImageDirectory;
import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.outcome.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lorapipe check}: whether images can be trained on, by the rules that the services keep. */
@Command(
        name = "check",
        description = {
            "Says of each image whether it can be trained on, and why not; and what may make a worse training.",
            "Nothing is started or sent."
        })
final class CheckCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "DIR|FILE", description = "Directories with images, or images.")
    List<String> given = List.of();

    @Option(names = "--strict", description = "An image with a warning is not good enough: exit code 2.")
    boolean strict;

    @Option(names = "--json", description = "Prints one JSON object a line.")
    boolean json;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        var files = files();
        var verdicts = new ImageCheck(ImageRules.standard()).checkEach(files);
        var warnings = warnings(files, verdicts);
        Verdicts.on(terminal, json).show(verdicts, warnings);
        boolean usable = verdicts.stream().allMatch(Verdict.Usable.class::isInstance);
        boolean warned = warnings.stream().anyMatch(each -> !each.isEmpty());
        return usable && !(strict && warned) ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }

    /** Of the usable images, each in its turn. */
    private static List<List<ImageWarning>> warnings(List<ImageFile> files, List<Verdict> verdicts) {
        var images = new ArrayList<CheckedImage>();
        var paths = new ArrayList<Path>();
        for (int i = 0; i < files.size(); i++) {
            if (verdicts.get(i) instanceof Verdict.Usable(CheckedImage image)) {
                images.add(image);
                paths.add(files.get(i).path());
            }
        }
        return Warnings.of(images, paths);
    }

    private List<ImageFile> files() {
        var files = new ArrayList<ImageFile>();
        for (var each : given) {
            if (Files.isDirectory(Path.of(each))) {
                ImageDirectory.at(each).images().forEach(image -> files.add(ImageFile.of(image)));
            } else {
                files.add(new ImageFile(each, Path.of(each)));
            }
        }
        if (files.isEmpty()) {
            throw CommandStopped.badInput(
                    "There are no images in %s; give a directory that holds some.".formatted(String.join(", ", given)));
        }
        return files;
    }
}
