package io.lorapipe.gateway.image.web;

import io.lorapipe.gateway.access.CurrentUser;
import io.lorapipe.gateway.character.Characters;
import io.lorapipe.gateway.image.ReferenceImages;
import io.lorapipe.gateway.image.Spool;
import io.lorapipe.gateway.image.StoredImage;
import io.lorapipe.gateway.image.UploadResult;
import io.lorapipe.gateway.problem.Problem;
import io.lorapipe.images.check.ImageProblem;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Reference images of a character, as one or more parts of a form. */
@RestController
class ImagesController {

    private final ReferenceImages images;
    private final Characters characters;
    private final CurrentUser user;
    private final Spool spool;

    ImagesController(ReferenceImages images, Characters characters, CurrentUser user, Spool spool) {
        this.spool = spool;
        this.images = images;
        this.characters = characters;
        this.user = user;
    }

    record StoredImages(List<StoredImage> images) {}

    @PostMapping(path = "/api/characters/{id}/images", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    StoredImages upload(@PathVariable String id, @RequestParam MultiValueMap<String, MultipartFile> parts)
            throws IOException {
        var userId = user.id();
        if (characters.find(userId, id).isEmpty()) {
            throw Problem.notFound("character", id).asException();
        }
        var files = parts.values().stream().flatMap(List::stream).toList();
        if (files.isEmpty()) {
            throw Problem.unprocessable("invalid_request", "The form has no file; send at least one image.")
                    .asException();
        }
        try (var spooled = SpooledImages.of(files, spool)) {
            return switch (images.take(userId, id, spooled.files())) {
                case UploadResult.Stored(var stored) -> new StoredImages(stored);
                case UploadResult.Refused(var problems) ->
                    throw refused(problems).asException();
            };
        }
    }

    private static Problem refused(List<ImageProblem> problems) {
        var first = problems.getFirst();
        var sentence =
                String.join(" ", problems.stream().map(ImageProblem::sentence).toList());
        return Problem.unprocessable("invalid_image", sentence)
                .withCulprit(first.culprit())
                .withHint(first.remedy())
                .withParts(problems.stream()
                        .map(problem -> new Problem.Part(
                                problem.code().name().toLowerCase(Locale.ROOT),
                                problem.culprit(),
                                problem.sentence(),
                                problem.remedy()))
                        .toList());
    }
}
