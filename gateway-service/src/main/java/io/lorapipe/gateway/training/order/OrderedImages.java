package io.lorapipe.gateway.training.order;

import io.lorapipe.gateway.training.TrainingImage;
import io.lorapipe.gateway.training.order.Order.OrderedImage;
import io.lorapipe.gateway.training.order.OrderResult.Fault;
import io.lorapipe.images.fetch.DataUrl;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One check of the images of an order; collects all faults, so that a user meets them once. */
final class OrderedImages {

    private static final int LONGEST_NAME = 200;

    private final Stores stores;
    private final String userId;
    private final List<Fault> faults;
    private final Set<String> seen = new HashSet<>();

    OrderedImages(Stores stores, String userId, List<Fault> faults) {
        this.stores = stores;
        this.userId = userId;
        this.faults = faults;
    }

    List<TrainingImage> check(List<@Nullable OrderedImage> images, List<@Nullable String> captions) {
        List<TrainingImage> checked = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            var image = images.get(i);
            var caption = captions.isEmpty() ? null : captions.get(i);
            var place = "image " + (i + 1);
            if (image == null || (image.key() == null) == (image.url() == null)) {
                fault("invalid_request", place, "%s needs either a key or a url; give one of them.".formatted(place));
            } else if (!seen.add(image.url() == null ? String.valueOf(image.key()) : image.url())) {
                fault("duplicate_image", place, "%s is there twice; remove one of them.".formatted(place));
            } else if (image.url() != null) {
                byUrl(place, image, image.url(), caption).ifPresent(checked::add);
            } else if (image.key() != null) {
                byKey(place, image, image.key(), caption).ifPresent(checked::add);
            }
        }
        return checked;
    }

    private Optional<TrainingImage> byUrl(String place, OrderedImage image, String url, @Nullable String caption) {
        if (DataUrl.is(url)) {
            return Optional.of(
                    new TrainingImage(named(image.name(), "", place), null, null, url, image.sha256(), caption));
        }
        // A query may sign the link, which no message may repeat.
        var withoutQuery = url.replaceFirst("(?s)[?#].*", "").replaceFirst("//[^/]*@", "//");
        if (!isWeb(url)) {
            fault(
                    "invalid_url",
                    withoutQuery,
                    "%s has the url %s; give an http or https address.".formatted(place, withoutQuery));
            return Optional.empty();
        }
        var name = named(image.name(), withoutQuery.substring(withoutQuery.lastIndexOf('/') + 1), place);
        return Optional.of(new TrainingImage(name, null, null, url, image.sha256(), caption));
    }

    private Optional<TrainingImage> byKey(String place, OrderedImage image, String key, @Nullable String caption) {
        if (!key.startsWith(userId + "/")) {
            fault(
                    "foreign_reference",
                    place,
                    "%s lies under %s, which is not yours; upload it first.".formatted(place, key));
            return Optional.empty();
        }
        var stored = stored(image, key);
        if (stored.isEmpty()) {
            fault(
                    "unknown_image",
                    named(image.name(), "", place),
                    "There is no uploaded image %s (%s); upload it first.".formatted(key, place));
            return Optional.empty();
        }
        var sha256 =
                stored.get().sha256() == null ? image.sha256() : stored.get().sha256();
        if (image.sha256() != null && !image.sha256().equals(sha256)) {
            fault("unknown_image", place, "%s has another sha256 than it has in the store.".formatted(place));
        }
        var name = named(image.name(), stored.get().key().fileName(), place);
        return Optional.of(new TrainingImage(name, stored.get().store(), key, null, sha256, caption));
    }

    private Optional<StoredObject> stored(OrderedImage image, String key) {
        try {
            var references = stores.in(StoreRole.REFERENCES);
            var location =
                    new Location(image.store() == null ? references.id() : image.store(), new ObjectKey(key), null);
            return stores.holding(location).head(location);
        } catch (IllegalArgumentException | StoreException.Refused noSuchKeyOrStore) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(String url) {
        try {
            var address = URI.create(url);
            var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null;
        } catch (IllegalArgumentException ex) {
            return false;
        }
    }

    private static String named(@Nullable String given, String other, String place) {
        var name = given == null || given.isBlank() ? other : given.strip();
        return name.isBlank() ? place : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private void fault(String code, String culprit, String sentence) {
        faults.add(new Fault(code, culprit, Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1)));
    }
}
