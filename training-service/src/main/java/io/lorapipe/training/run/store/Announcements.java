package io.lorapipe.training.run.store;

import io.lorapipe.training.run.News;
import io.lorapipe.training.run.Training;

/** Tells others, within the transaction of the caller: what is told is published once that commits. */
@FunctionalInterface
public interface Announcements {

    void announce(Training training, News news);
}
