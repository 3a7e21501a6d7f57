package io.lorapipe.local.command;

import io.lorapipe.images.check.ImageFile;
import io.lorapipe.local.display.Terminal;
import io.lorapipe.local.display.Verdicts;
import io.lorapipe.local.input.FileCheck;
import io.lorapipe.local.input.GivenFile;
import io.lorapipe.local.input.ImageDirectory;
import io.lorapipe.local.input.JudgedFile;
import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.outcome.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        var check = new FileCheck();
        var files = check.lookedAt(check.each(files()));
        Verdicts.on(terminal, json).show(files);
        boolean usable = files.stream().allMatch(JudgedFile::isUsable);
        boolean warned = files.stream().anyMatch(file -> !file.warnings().isEmpty());
        return usable && !(strict && warned) ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }

    private List<GivenFile> files() {
        var files = new ArrayList<GivenFile>();
        for (var each : given) {
            if (Files.isDirectory(Path.of(each))) {
                var directory = ImageDirectory.at(each);
                files.addAll(given.size() == 1 ? directory.files() : directory.filesOfSeveral());
            } else {
                files.add(new GivenFile(new ImageFile(each, Path.of(each)), Optional.empty()));
            }
        }
        if (files.isEmpty()) {
            throw CommandStopped.badInput(
                    "There are no images in %s; give a directory that holds some.".formatted(String.join(", ", given)));
        }
        return files;
    }
}
