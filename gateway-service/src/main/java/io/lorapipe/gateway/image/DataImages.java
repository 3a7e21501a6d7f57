package io.lorapipe.gateway.image;

import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.ImageProblem;
import io.lorapipe.images.check.ImageProblem.Code;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.fetch.DataUrl;
import io.lorapipe.images.fetch.FetchResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Takes in images that stand in their own addresses, as if they had been uploaded. */
public final class DataImages {

    private final Spool spool;
    private final ReferenceImages images;

    public DataImages(Spool spool, ReferenceImages images) {
        this.spool = spool;
        this.images = images;
    }

    /** An image under the name that messages give it. */
    public record DataImage(String name, String url) {}

    /** Checks and stores the images of a character; nothing of a refused set is stored. */
    public UploadResult take(String userId, String characterId, List<DataImage> given) {
        try (var place = spool.open()) {
            var files = new ArrayList<ImageFile>();
            var problems = new ArrayList<ImageProblem>();
            for (var image : given) {
                var file = place.directory().resolve(String.valueOf(files.size()));
                switch (DataUrl.into(file, image.url(), ImageRules.standard().maxBytes())) {
                    case FetchResult.Fetched fetched -> files.add(new ImageFile(image.name(), file));
                    case FetchResult.Unreachable failure -> problems.add(problem(image, failure));
                }
            }
            return problems.isEmpty() ? images.take(userId, characterId, files) : new UploadResult.Refused(problems);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static ImageProblem problem(DataImage image, FetchResult.Unreachable failure) {
        var code = failure.reason() == FetchResult.Reason.TOO_MANY_BYTES ? Code.TOO_MANY_BYTES : Code.UNREADABLE;
        return new ImageProblem(code, image.name(), failure.found(), failure.remedy());
    }
}
