package io.lorapipe.gateway.progress.kafka;

import io.lorapipe.gateway.progress.ProgressRecord;
import io.lorapipe.gateway.progress.ProgressState;
import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.Stage;
import io.lorapipe.schemas.State;

/** Progress as an event and as clients read it. */
final class ProgressEvents {

    private ProgressEvents() {}

    static ProgressRecord read(Progress event) {
        return new ProgressRecord(
                event.getTrainingId(),
                event.getUserId(),
                event.getCharacterId(),
                event.getAttempt(),
                event.getStage().name(),
                ProgressState.valueOf(event.getState().name()),
                event.getPercent(),
                event.getMessage(),
                event.getDone(),
                event.getTotal(),
                event.getUnit(),
                event.getQueuePosition(),
                event.getEtaSeconds(),
                event.getWaitingReason(),
                event.getWaitingSince(),
                event.getNextStepAt(),
                event.getDeadline(),
                event.getFailureCode() == null ? null : event.getFailureCode().name(),
                event.getCulprit(),
                event.getHint(),
                event.getAt());
    }

    static Progress write(ProgressRecord read) {
        return new Progress(
                read.trainingId(),
                read.userId(),
                read.characterId(),
                read.attempt(),
                Stage.valueOf(read.stage()),
                State.valueOf(read.state().name()),
                read.percent(),
                read.message(),
                read.done(),
                read.total(),
                read.unit(),
                read.queuePosition(),
                read.etaSeconds(),
                read.waitingReason(),
                read.waitingSince(),
                read.nextStepAt(),
                read.deadline(),
                read.failureCode() == null ? null : FailureCode.valueOf(read.failureCode()),
                read.culprit(),
                read.hint(),
                read.at());
    }
}
