package io.lorapipe.archive.build;

import java.util.Optional;
import java.util.regex.Pattern;

/** What can be told of a request before any image is touched. */
final class RequestCheck {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private RequestCheck() {}

    static Optional<Refusal> refusal(ArchiveRequest request) {
        if (!ID.matcher(request.userId()).matches()) {
            return Optional.of(invalidId("the userId"));
        }
        if (!ID.matcher(request.characterId()).matches()) {
            return Optional.of(invalidId("the characterId"));
        }
        return request.images().stream()
                .flatMap(image -> refusal(request.userId(), image).stream())
                .findFirst();
    }

    private static Refusal invalidId(String which) {
        return Refusal.of(
                Refusal.Code.INVALID_REQUEST, which, "cannot be used", "give 1 to 64 characters of A-Z a-z 0-9 _ -");
    }

    private static Optional<Refusal> refusal(String userId, Reference image) {
        if ((image.key() == null) == (image.url() == null)) {
            return Optional.of(Refusal.of(
                    Refusal.Code.INVALID_REQUEST,
                    image.label(),
                    "names no place, or two",
                    "give either a key or a url"));
        }
        if (image.key() != null && !image.key().startsWith(userId + "/")) {
            return Optional.of(Refusal.of(
                    Refusal.Code.FOREIGN_REFERENCE,
                    image.label(),
                    "lies outside " + userId + "/",
                    "use images that were uploaded by the same user"));
        }
        return Optional.empty();
    }
}
