package io.lorapipe.gateway.problem;

import org.springframework.web.ErrorResponseException;

/** Ends a request with a {@link Problem}. */
public final class ProblemException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    ProblemException(Problem problem) {
        super(problem.status(), problem.detail(null), null);
    }
}
