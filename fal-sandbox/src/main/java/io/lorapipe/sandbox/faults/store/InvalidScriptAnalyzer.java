package io.lorapipe.sandbox.faults.store;

import io.lorapipe.sandbox.faults.script.InvalidScript;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up what is wrong with the script, instead of a stack trace. */
final class InvalidScriptAnalyzer extends AbstractFailureAnalyzer<InvalidScript> {

    @Override
    protected FailureAnalysis analyze(Throwable root, InvalidScript cause) {
        return new FailureAnalysis(
                cause.sentence(), "Correct the file that --faults names, or start without it.", cause);
    }
}
