package io.lorapipe.system.seeded;

import static io.lorapipe.system.processes.Service.ARCHIVE;
import static io.lorapipe.system.processes.Service.TRAINING;
import static io.lorapipe.system.processes.Service.UPLOAD;

import io.lorapipe.schemas.Topics;
import io.lorapipe.system.processes.Platform;
import io.lorapipe.system.processes.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A process that is killed with SIGKILL at a moment of the run, and started again. */
sealed interface Injury {

    Moment moment();

    /** Injuries of one lane come one after the other, so that a service keeps one replica. */
    String lane();

    void inflict(Platform platform);

    /** One replica of a service. */
    record Killed(Moment moment, Replica victim) implements Injury {

        @Override
        public String lane() {
            return victim.service().title();
        }

        @Override
        public void inflict(Platform platform) {
            platform.kill(victim);
            platform.start(victim);
        }
    }

    /** The broker, and with it every connection to it. */
    record WithoutKafka(Moment moment) implements Injury {

        @Override
        public String lane() {
            return "kafka";
        }

        @Override
        public void inflict(Platform platform) {
            platform.killKafka();
            platform.startKafka();
        }
    }

    /** So many kills, most of them of training-service, and so many restarts of Kafka. */
    static List<Injury> drawn(Seed seed, int kills, int withoutKafka) {
        var random = seed.randomFor("injuries");
        var drawn = new ArrayList<Injury>();
        for (var number = 0; number < kills; number++) {
            drawn.add(killed(random, seed.trainings()));
        }
        for (var number = 0; number < withoutKafka; number++) {
            var topics = List.of(Topics.ARCHIVE_CREATED, Topics.TRAINING_SUBMITTED, Topics.TRAINING_ENDED);
            drawn.add(new WithoutKafka(moment(random, topics.get(random.nextInt(topics.size())), seed.trainings())));
        }
        return List.copyOf(drawn);
    }

    private static Injury killed(SplittableRandom random, int trainings) {
        return switch (random.nextInt(6)) {
            case 0 -> new Killed(moment(random, Topics.ARCHIVE_CREATED, trainings), new Replica(ARCHIVE, 1));
            case 1 -> new Killed(moment(random, Topics.ARCHIVE_UPLOADED, trainings), upload(random));
            case 2 -> new Killed(moment(random, Topics.TRAINING_SUBMITTED, trainings), upload(random));
            case 3, 4 -> new Killed(moment(random, Topics.TRAINING_SUBMITTED, trainings), training(random));
            default -> new Killed(moment(random, Topics.TRAINING_ENDED, trainings), training(random));
        };
    }

    private static Replica upload(SplittableRandom random) {
        return new Replica(UPLOAD, 1 + random.nextInt(2));
    }

    private static Replica training(SplittableRandom random) {
        return new Replica(TRAINING, 1 + random.nextInt(2));
    }

    /** Early enough for all that is lost on the way not to keep the moment from coming. */
    private static Moment moment(SplittableRandom random, String topic, int trainings) {
        return new Moment(topic, 1 + random.nextInt(Math.max(1, trainings * 3 / 4)));
    }
}
