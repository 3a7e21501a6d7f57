package io.lorapipe.training.run;

import io.lorapipe.presets.PresetSearch;
import io.lorapipe.presets.Presets;
import io.lorapipe.presets.Validation;
import io.lorapipe.presets.Wording;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is checked of a request before anything is built or paid. */
public final class Checks {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private Checks() {}

    /** The first thing that stands against a training. */
    public static Optional<Failure> objectionTo(TrainingRequest request) {
        return badId("userId", request.userId())
                .or(() -> badId("characterId", request.characterId()))
                .or(() -> badName(request))
                .or(() -> foreignImage(request))
                .or(() -> badPreset(request));
    }

    /** What stands against an archive. */
    static Optional<Failure> objectionTo(Upload upload) {
        return belongs(upload.archive().key(), upload.userId())
                ? Optional.empty()
                : Optional.of(new Failure(
                        Code.FOREIGN_REFERENCE,
                        "the archive",
                        "The archive of this training does not lie under its user's prefix, so nothing was submitted.",
                        "Start the training again; if it happens again, ask who runs this platform."));
    }

    private static Optional<Failure> badId(String name, String id) {
        return ID.matcher(id).matches()
                ? Optional.empty()
                : Optional.of(new Failure(
                        Code.INVALID_REQUEST,
                        name,
                        "The %s \"%s\" is not 1 to 64 letters, digits, _ or -.".formatted(name, shown(id)),
                        "Correct the %s and request the training again under a new id.".formatted(name)));
    }

    private static Optional<Failure> badName(TrainingRequest request) {
        return Optional.ofNullable(request.characterName())
                .flatMap(Wording::checkCharacterName)
                .map(problem -> new Failure(
                        Code.INVALID_REQUEST,
                        problem.parameter(),
                        problem.sentence(),
                        "Correct it and request the training again under a new id."));
    }

    private static Optional<Failure> foreignImage(TrainingRequest request) {
        return request.images().stream()
                .filter(image -> image.key() != null && !belongs(image.key(), request.userId()))
                .findFirst()
                .map(image -> new Failure(
                        Code.FOREIGN_REFERENCE,
                        shown(image.name()),
                        "The image %s lies under another user's prefix.".formatted(shown(image.name())),
                        "Use images whose keys begin with %s/.".formatted(request.userId())));
    }

    private static Optional<Failure> badPreset(TrainingRequest request) {
        return switch (Presets.find(request.preset())) {
            case PresetSearch.Unknown unknown ->
                Optional.of(new Failure(
                        Code.UNKNOWN_PRESET,
                        shown(unknown.given()),
                        unknown.sentence(),
                        "Request the training again with one of these presets."));
            case PresetSearch.Found found ->
                switch (found.preset().validate(request.parameters(), Optional.ofNullable(request.triggerWord()))) {
                    case Validation.Valid _ -> Optional.empty();
                    case Validation.Invalid invalid ->
                        Optional.of(new Failure(
                                Code.INVALID_PARAMETER,
                                invalid.problems().getFirst().parameter(),
                                invalid.sentence(),
                                "Correct it and request the training again."));
                };
        };
    }

    private static boolean belongs(String key, String userId) {
        return key.startsWith(userId + "/") && !key.contains("/../");
    }

    private static String shown(String text) {
        var printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 80 ? printable : printable.substring(0, 80) + "…";
    }
}
