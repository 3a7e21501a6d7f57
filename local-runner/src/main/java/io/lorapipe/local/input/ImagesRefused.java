package io.lorapipe.local.input;

import io.lorapipe.images.check.ImageProblem;
import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.outcome.ExitCode;
import java.util.List;

/** The images cannot be trained on; scripts are told what is known of each. */
public final class ImagesRefused extends CommandStopped {

    private static final long serialVersionUID = 1L;

    private final transient List<JudgedFile> files;
    private final transient List<ImageProblem> ofTheSet;

    /**
     * @param files each image, in its order
     * @param ofTheSet what no single image is to blame for
     */
    ImagesRefused(String sentence, List<JudgedFile> files, List<ImageProblem> ofTheSet) {
        super(ExitCode.BAD_INPUT, sentence);
        this.files = List.copyOf(files);
        this.ofTheSet = List.copyOf(ofTheSet);
    }

    public List<JudgedFile> files() {
        return files;
    }

    public List<ImageProblem> ofTheSet() {
        return ofTheSet;
    }
}
