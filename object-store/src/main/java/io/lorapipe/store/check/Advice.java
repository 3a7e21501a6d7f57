package io.lorapipe.store.check;

import io.lorapipe.store.StoreException;

/** Says which right or setting a failure points at. */
final class Advice {

    private final StoreKind kind;

    Advice(StoreKind kind) {
        this.kind = kind;
    }

    StepResult.Failed on(Step step, StoreException failure) {
        return new StepResult.Failed(step, String.valueOf(failure.getMessage()), advice(step, failure));
    }

    StepResult.Failed on(Step step, String sentence) {
        return new StepResult.Failed(step, sentence, kind.right(step));
    }

    private String advice(Step step, StoreException failure) {
        return switch (failure) {
            case StoreException.NotFound missing -> kind.right(step);
            case StoreException.Refused refused -> kind.right(step);
            case StoreException.TooLarge tooLarge -> kind.right(Step.LIMIT);
            case StoreException.Mismatch mismatch ->
                "Something between here and the store changes bytes: look at proxies and gateways.";
            case StoreException.Unavailable unavailable -> kind.address();
            case StoreException.UnknownOutcome unknown -> kind.address();
        };
    }
}
