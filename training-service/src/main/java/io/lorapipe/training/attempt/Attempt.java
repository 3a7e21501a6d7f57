package io.lorapipe.training.attempt;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An attempt in one of its states; what a state cannot become, its type cannot do. */
public sealed interface Attempt {

    /** Identity of the attempt. */
    UUID attemptId();

    /** Number of the attempt within its training, from 1. */
    int number();

    /** Since when it is in this state; for one that is {@link Unidentified}, since it was begun to be sent. */
    Instant since();

    /** Whether nothing can follow. */
    default boolean isSettled() {
        return this instanceof Settled;
    }

    /** Whether bytes may have left for the provider. */
    default boolean isBegun() {
        return !(this instanceof Waiting || this instanceof Withdrawn);
    }

    /** States that nothing follows. */
    sealed interface Settled extends Attempt {}

    /** Begun, while the provider's id of it is not known. */
    sealed interface Unidentified extends Attempt {

        /** Since when it queued before it was begun. */
        Instant queuedSince();

        /** Where the provider was told to fetch the archive. */
        URI link();

        /** The provider has it, as this request: says its sender, or a witness. */
        default Submitted accepted(RemoteRequest remote, Instant now) {
            return new Submitted(attemptId(), number(), now, link(), remote, Seen.NOTHING);
        }

        /** The provider refused it: says its sender. */
        default Rejected refused(Failure failure, Instant now) {
            return new Rejected(attemptId(), number(), now, failure);
        }

        /** Nobody looks for it any longer. */
        default Forgotten forgotten(Instant now) {
            return new Forgotten(attemptId(), number(), now);
        }
    }

    /**
     * Surely not sent: waits for its turn, or for a link or a provider that answers.
     *
     * @param since since when it queues; kept through all setbacks, so that it keeps its place
     * @param setbacks how often it could not be sent
     * @param notBefore when it may be tried again
     * @param linkFailsSince since when its link does not work; null while it does
     */
    record Waiting(
            UUID attemptId,
            int number,
            Instant since,
            int setbacks,
            Instant notBefore,
            @Nullable Instant linkFailsSince)
            implements Attempt {

        public static Waiting first(UUID attemptId, int number, Instant now) {
            return new Waiting(attemptId, number, now, 0, now, null);
        }

        public Sending sending(URI link, Instant now) {
            return new Sending(attemptId, number, now, since, setbacks, link);
        }

        /** Its link does not work. */
        public Waiting setBack(Instant nextTry, Instant now) {
            var failsSince = linkFailsSince == null ? now : linkFailsSince;
            return new Waiting(attemptId, number, since, setbacks + 1, nextTry, failsSince);
        }

        /** Its link works, after all. */
        public Waiting linkWorks() {
            return new Waiting(attemptId, number, since, 0, notBefore, null);
        }

        public Withdrawn withdrawn(Instant now) {
            return new Withdrawn(attemptId, number, now);
        }
    }

    /** The request is being sent by whoever brought the attempt here; committed before a byte leaves. */
    record Sending(UUID attemptId, int number, Instant since, Instant queuedSince, int setbacks, URI link)
            implements Unidentified {

        public Waiting notSent(Instant nextTry) {
            return new Waiting(attemptId, number, queuedSince, 0, nextTry, null);
        }

        public Unknown unanswered() {
            return new Unknown(attemptId, number, since, queuedSince, setbacks, link);
        }

        public Accepted fetched(Instant at) {
            return new Accepted(attemptId, number, since, queuedSince, link, at);
        }
    }

    /** The provider may or may not have accepted it; never sent again, resolved by witnesses. */
    record Unknown(UUID attemptId, int number, Instant since, Instant queuedSince, int setbacks, URI link)
            implements Unidentified {

        /** Its own sender says so after all. */
        public Waiting notSent(Instant nextTry) {
            return new Waiting(attemptId, number, queuedSince, 0, nextTry, null);
        }

        public Accepted fetched(Instant at) {
            return new Accepted(attemptId, number, since, queuedSince, link, at);
        }

        /** Another attempt takes its place. */
        public Lost lost() {
            return new Lost(attemptId, number, since, queuedSince, link);
        }
    }

    /**
     * Somebody fetched the archive by the link that only the request of this attempt names, so the provider accepted
     * it; by which id is not known. It is paid, and so never sent again.
     */
    record Accepted(UUID attemptId, int number, Instant since, Instant queuedSince, URI link, Instant fetchedAt)
            implements Unidentified {

        /**
         * Its own sender says that no byte of it left: who fetched was not told by it, and its link is no witness now.
         */
        public Withdrawn notSent(Instant now) {
            return new Withdrawn(attemptId, number, now);
        }
    }

    /** Another attempt took its place before its outcome was known; looked for further on. */
    record Lost(UUID attemptId, int number, Instant since, Instant queuedSince, URI link) implements Unidentified {

        public Withdrawn notSent(Instant now) {
            return new Withdrawn(attemptId, number, now);
        }

        public Accepted fetched(Instant at) {
            return new Accepted(attemptId, number, since, queuedSince, link, at);
        }
    }

    /** The provider accepted it; since then it is followed. */
    record Submitted(UUID attemptId, int number, Instant since, URI link, RemoteRequest remote, Seen seen)
            implements Attempt {

        public Submitted saw(Seen now) {
            return new Submitted(attemptId, number, since, link, remote, now);
        }

        public Securing trained(TrainedFiles files, Instant now) {
            return new Securing(attemptId, number, now, remote, files, 0, now, null);
        }

        public Failed failed(Failure failure, Instant now) {
            return new Failed(attemptId, number, now, remote, failure);
        }

        public Cancelled cancelled(Instant now) {
            return new Cancelled(attemptId, number, now, remote);
        }
    }

    /**
     * Trained; the weights are on their way into our store.
     *
     * @param setbacks how often they could not be taken, for whatever reason
     * @param useless what the provider handed out in their place; null where it never did
     */
    record Securing(
            UUID attemptId,
            int number,
            Instant since,
            RemoteRequest remote,
            TrainedFiles files,
            int setbacks,
            Instant notBefore,
            @Nullable UselessAnswers useless)
            implements Attempt {

        public Securing setBack(Instant nextTry) {
            return new Securing(attemptId, number, since, remote, files, setbacks + 1, nextTry, useless);
        }

        public Securing having(UselessAnswers answers) {
            return new Securing(attemptId, number, since, remote, files, setbacks, notBefore, answers);
        }

        public Completed secured(StoredFile weights, @Nullable StoredFile config, Instant now) {
            return new Completed(attemptId, number, now, remote, weights, config);
        }

        public Failed failed(Failure failure, Instant now) {
            return new Failed(attemptId, number, now, remote, failure);
        }
    }

    /** The weights are in our store, checked. */
    record Completed(
            UUID attemptId,
            int number,
            Instant since,
            RemoteRequest remote,
            StoredFile weights,
            @Nullable StoredFile config)
            implements Settled {}

    /** The provider accepted it and it came to nothing. */
    record Failed(UUID attemptId, int number, Instant since, RemoteRequest remote, Failure failure)
            implements Settled {}

    /** Ended by the provider because we asked. */
    record Cancelled(UUID attemptId, int number, Instant since, RemoteRequest remote) implements Settled {}

    /** The provider refused it definitely; nothing was accepted. */
    record Rejected(UUID attemptId, int number, Instant since, Failure failure) implements Settled {}

    /** Given up before anything was sent. */
    record Withdrawn(UUID attemptId, int number, Instant since) implements Settled {}

    /** What became of it never became known. */
    record Forgotten(UUID attemptId, int number, Instant since) implements Settled {}
}
