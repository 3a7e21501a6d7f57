package io.lorapipe.archive.build;

import io.lorapipe.images.check.Captions;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.store.ObjectKey;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be told of a request before any image is touched. */
final class RequestCheck {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private RequestCheck() {}

    static Optional<Refusal> refusal(ArchiveRequest request, ImageRules rules) {
        if (!ID.matcher(request.userId()).matches()) {
            return Optional.of(invalidId("the userId"));
        }
        if (!ID.matcher(request.characterId()).matches()) {
            return Optional.of(invalidId("the characterId"));
        }
        if (request.generation() < 0) {
            return Optional.of(invalid("the generation", "is " + request.generation(), "count generations from 0"));
        }
        var count = request.images().size();
        if (count < rules.minImages() || count > rules.maxImages()) {
            return Optional.of(Refusal.of(
                    Refusal.Code.INVALID_IMAGE_COUNT,
                    "the set",
                    "has " + count + (count == 1 ? " image" : " images"),
                    "give " + rules.minImages() + " to " + rules.maxImages()));
        }
        return request.images().stream()
                .flatMap(image -> refusal(request.userId(), image).stream())
                .findFirst();
    }

    private static Refusal invalidId(String which) {
        return invalid(which, "cannot be used", "give 1 to 64 characters of A-Z a-z 0-9 _ -");
    }

    private static Refusal invalid(String culprit, String found, String remedy) {
        return Refusal.of(Refusal.Code.INVALID_REQUEST, culprit, found, remedy);
    }

    private static Optional<Refusal> refusal(String userId, Reference image) {
        if ((image.key() == null) == (image.url() == null)) {
            return Optional.of(invalid(image.label(), "names no place, or two", "give either a key or a url"));
        }
        if (image.sha256() != null && !SHA256.matcher(image.sha256()).matches()) {
            return Optional.of(
                    invalid(image.label(), "has a malformed sha256", "give 64 lower-case hexadecimal digits, or none"));
        }
        var objection = Optional.ofNullable(image.caption()).flatMap(Captions::objectionTo);
        if (objection.isPresent()) {
            return Optional.of(invalid(
                    "the caption of " + image.label(),
                    objection.get(),
                    "give 1 to %d characters of text, or none".formatted(Captions.LONGEST)));
        }
        if (image.key() != null && !image.key().startsWith(userId + "/")) {
            return Optional.of(Refusal.of(
                    Refusal.Code.FOREIGN_REFERENCE,
                    image.label(),
                    "lies outside " + userId + "/",
                    "use images that were uploaded by the same user"));
        }
        return image.key() == null || isPlace(image.store(), image.key())
                ? Optional.empty()
                : Optional.of(invalid(
                        image.label(), "names a place that no store has", "use the key that the upload answered with"));
    }

    private static boolean isPlace(@Nullable String store, String key) {
        try {
            return new ObjectKey(key).value().equals(key) && (store == null || !store.isBlank());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
