package io.lorapipe.gateway.training.order;

import io.lorapipe.gateway.image.DataImages;
import io.lorapipe.gateway.image.DataImages.DataImage;
import io.lorapipe.gateway.image.StoredImage;
import io.lorapipe.gateway.image.UploadResult;
import io.lorapipe.gateway.training.TrainingImage;
import io.lorapipe.gateway.training.order.OrderResult.Fault;
import io.lorapipe.images.fetch.DataUrl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Puts images that an order carries itself into the store, so that what travels names them, as it does uploads. */
final class InlineImages {

    private final DataImages images;
    private final List<Fault> faults;

    InlineImages(DataImages images, List<Fault> faults) {
        this.images = images;
        this.faults = faults;
    }

    /** The same images in their order, each in a store or on the web; nothing is stored where one cannot be used. */
    List<TrainingImage> takeIn(String userId, String characterId, List<TrainingImage> ordered) {
        var inline = ordered.stream()
                .filter(InlineImages::isInline)
                .map(image -> new DataImage(image.name(), String.valueOf(image.url())))
                .toList();
        return inline.isEmpty()
                ? ordered
                : switch (images.take(userId, characterId, inline)) {
                    case UploadResult.Stored(var stored) -> eachOnce(inPlace(ordered, stored));
                    case UploadResult.Refused(var problems) -> {
                        problems.forEach(problem -> fault(problem.culprit(), problem.sentence()));
                        yield ordered;
                    }
                };
    }

    private List<TrainingImage> inPlace(List<TrainingImage> ordered, List<StoredImage> stored) {
        var next = stored.iterator();
        var images = new ArrayList<TrainingImage>();
        for (var image : ordered) {
            images.add(isInline(image) ? stored(image, next.next()) : image);
        }
        return images;
    }

    private TrainingImage stored(TrainingImage image, StoredImage stored) {
        if (image.sha256() != null && !image.sha256().equals(stored.sha256())) {
            fault(image.name(), "%s has another sha256 than was given; correct one of them.".formatted(image.name()));
        }
        return new TrainingImage(image.name(), stored.store(), stored.key(), null, stored.sha256(), image.caption());
    }

    /** One may have been uploaded, too. */
    private List<TrainingImage> eachOnce(List<TrainingImage> images) {
        var keys = new HashSet<String>();
        for (var image : images) {
            if (image.key() != null && !keys.add(image.key())) {
                faults.add(new Fault(
                        "duplicate_image",
                        image.name(),
                        "%s is there twice; remove one of them.".formatted(image.name())));
            }
        }
        return images;
    }

    private void fault(String culprit, String sentence) {
        faults.add(new Fault("invalid_image", culprit, sentence));
    }

    private static boolean isInline(TrainingImage image) {
        return image.url() != null && DataUrl.is(image.url());
    }
}
