package io.lorapipe.training.fal;

import io.lorapipe.training.attempt.Order;
import io.lorapipe.training.attempt.Submission;
import java.io.IOException;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one request that costs money: sent at most once, and its outcome never guessed; see docs/outcomes.md. */
final class Submitting {

    private static final Logger LOG = LoggerFactory.getLogger(Submitting.class);
    private static final long LONGEST_ANSWER = 1024 * 1024;

    private final FalHttp http;
    private final FalAddresses addresses;

    Submitting(FalHttp http, FalAddresses addresses) {
        this.http = http;
        this.addresses = addresses;
    }

    Submission submit(Order order) {
        if (!http.hasKey()) {
            return new Submission.SurelyNotSent(FalFailures.noKey());
        }
        var leaving = new Leaving(order.mayBegin());
        var client = http.forOneSubmission().addNetworkInterceptor(leaving).build();
        try (var response = client.newCall(request(order)).execute()) {
            return classify(order, response);
        } catch (Leaving.RefusedByProxy refused) {
            return new Submission.Paused(FalFailures.refusedByProxy(), null);
        } catch (IOException failed) {
            return leaving.hasBegun() ? new Submission.Unanswered(failed.toString()) : notSent(failed);
        } catch (RuntimeException defect) {
            LOG.atError()
                    .addKeyValue("attemptId", order.attemptId())
                    .setCause(defect)
                    .log("A request to the provider could not be made");
            return leaving.hasBegun()
                    ? new Submission.Unanswered("a defect of ours")
                    : new Submission.SurelyNotSent(FalFailures.notMade());
        }
    }

    private Request request(Order order) {
        return http.request(addresses.submit(order.preset(), order.attemptId()))
                .header(
                        "X-Fal-Request-Start-Timeout",
                        String.valueOf(order.startWithin().toSeconds()))
                .post(new OneShot(FalHttp.JSON.writeValueAsBytes(order.input())))
                .build();
    }

    private static Submission notSent(IOException failed) {
        return new Submission.SurelyNotSent(failed instanceof Leaving.TooLate ? null : FalFailures.unreachable());
    }

    private Submission classify(Order order, Response response) {
        var status = response.code();
        if (response.isSuccessful()) {
            return accepted(order, response);
        }
        if (status >= 400 && status < 500 && status != 408 && status != 409 && status != 425) {
            var refusal = FalFailures.refusal(status, http.read(read(response)));
            return refusal.ofEverybody()
                    ? new Submission.Paused(refusal.failure(), RetryAfter.in(response.headers()))
                    : new Submission.Refused(refusal.failure());
        }
        return new Submission.Unanswered("status " + status);
    }

    private Submission accepted(Order order, Response response) {
        var answer = http.read(read(response));
        var requestId = answer.path("request_id").asString("");
        return FalAddresses.isRequestId(requestId)
                ? new Submission.Accepted(addresses.request(order.preset(), requestId, answer))
                : new Submission.Unanswered("status %d without a request id".formatted(response.code()));
    }

    /** The body; nothing where it is cut short. */
    private static byte[] read(Response response) {
        try {
            return response.peekBody(LONGEST_ANSWER).bytes();
        } catch (IOException cut) {
            return new byte[0];
        }
    }
}
