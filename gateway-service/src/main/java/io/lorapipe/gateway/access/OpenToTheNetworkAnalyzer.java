package io.lorapipe.gateway.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the sentence alone, without a stack trace. */
final class OpenToTheNetworkAnalyzer extends AbstractFailureAnalyzer<OpenToTheNetwork> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OpenToTheNetwork cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
