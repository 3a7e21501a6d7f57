package io.lorapipe.training.fal;

import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What fal.ai's errors mean, in sentences for users. */
final class FalFailures {

    private static final String PROVIDER = "the provider";
    private static final int LONGEST = 300;

    private FalFailures() {}

    private static final String BILLING = "Who runs this platform looks into the account's billing.";

    /** A definite refusal: of this request, or of all of ours for now. */
    record Refusal(Failure failure, boolean ofEverybody) {}

    /** Not every 403 is a lock, but one that says nothing of the training is none of its own. */
    static Refusal refusal(int status, JsonNode body) {
        var said = said(body).map(text -> " It says: " + text).orElse("");
        return switch (status) {
            case 401 ->
                everybody(
                        "The provider does not accept our key, so trainings wait.",
                        "Who runs this platform sets FAL_KEY to a valid key.");
            case 402 -> everybody("The provider wants to be paid first, so trainings wait." + said, BILLING);
            case 403 ->
                said(body).isPresent() && !isLock(body)
                        ? one("The provider refused the training." + said)
                        : everybody("The provider refuses our account, so trainings wait." + said, BILLING);
            case 429 -> everybody("The provider asks us to slow down, so trainings wait.", "It goes on by itself.");
            default -> one("The provider refused the training (status %d).".formatted(status) + said);
        };
    }

    static Failure unreachable() {
        return new Failure(
                Code.PROVIDER_REFUSED,
                PROVIDER,
                "The provider cannot be reached, so trainings wait.",
                "It goes on by itself.");
    }

    static Failure refusedByProxy() {
        return new Failure(
                Code.PROVIDER_REFUSED,
                PROVIDER,
                "A proxy on the way to the provider does not let us through, so trainings wait.",
                "Who runs this platform looks into the proxy.");
    }

    static Failure notMade() {
        return new Failure(
                Code.PROVIDER_REFUSED,
                PROVIDER,
                "The request to the provider could not be made, so trainings wait.",
                "Who runs this platform looks into the log of training-service.");
    }

    static Failure noKey() {
        return new Failure(
                Code.PROVIDER_REFUSED,
                PROVIDER,
                "No key for the provider is set, so trainings wait.",
                "Who runs this platform sets FAL_KEY.");
    }

    /** Why an attempt that ended has no weights, by its result, or else by what its status said. */
    static Failure ofResult(int status, JsonNode body, String statusError, String errorType) {
        var said = said(body)
                .or(() ->
                        Optional.of(statusError).filter(text -> !text.isBlank()).map(FalFailures::shown));
        var type = firstNonBlank(body.path("error_type").asString(""), errorType, detailType(body));
        var message = said.map(text -> "The provider could not train: " + text + (text.endsWith(".") ? "" : "."))
                .orElse("The provider could not train (status %d).".formatted(status));
        return switch (type) {
            case "file_download_error" ->
                new Failure(
                        Code.LINK_UNREACHABLE,
                        "the archive's link",
                        message,
                        "Set LORAPIPE_PUBLIC_URL to an address that the provider can reach, or LORAPIPE_STORE=fal.");
            case "request_timeout", "startup_timeout" ->
                new Failure(Code.QUEUE_TIMEOUT, PROVIDER, message, "Start the training again later.");
            default ->
                new Failure(
                        Code.PROVIDER_FAILED,
                        culprit(body).orElse(PROVIDER),
                        message,
                        status == 422 ? "Correct it and start the training again." : "Start the training again.");
        };
    }

    static boolean isCancelled(int status, JsonNode body, String errorType) {
        return status == 499
                || firstNonBlank(body.path("error_type").asString(""), errorType)
                        .equals("client_cancelled");
    }

    /** One sentence of a body: a list of details by field and message, a text, or nothing. */
    static Optional<String> said(JsonNode body) {
        return Optional.of(text(body)).filter(text -> !text.isBlank()).map(FalFailures::shown);
    }

    private static String text(JsonNode body) {
        var detail = body.path("detail");
        return detail.isArray()
                ? StreamSupport.stream(detail.spliterator(), false)
                        .map(FalFailures::entry)
                        .collect(Collectors.joining("; "))
                : detail.asString(body.path("error").asString(""));
    }

    private static String entry(JsonNode entry) {
        var message = entry.path("msg").asString(entry.asString(""));
        var field = field(entry);
        return field.isEmpty() ? message : field + ": " + message;
    }

    private static String field(JsonNode entry) {
        return StreamSupport.stream(entry.path("loc").spliterator(), false)
                .map(part -> part.asString(""))
                .filter(part -> !part.equals("body"))
                .collect(Collectors.joining("."));
    }

    private static Optional<String> culprit(JsonNode body) {
        return Optional.of(field(body.path("detail").path(0)))
                .filter(field -> !field.isEmpty())
                .map(FalFailures::shown);
    }

    private static String detailType(JsonNode body) {
        return body.path("detail").path(0).path("type").asString("");
    }

    private static boolean isLock(JsonNode body) {
        var text = text(body).toLowerCase(Locale.ROOT);
        return Stream.of("locked", "balance", "billing", "suspended").anyMatch(text::contains);
    }

    private static Refusal everybody(String message, String hint) {
        return new Refusal(new Failure(Code.PROVIDER_REFUSED, PROVIDER, message, hint), true);
    }

    private static Refusal one(String message) {
        return new Refusal(
                new Failure(Code.PROVIDER_REFUSED, PROVIDER, message, "Correct it and start the training again."),
                false);
    }

    private static String firstNonBlank(@Nullable String... texts) {
        for (var text : texts) {
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    private static String shown(String text) {
        var printable =
                Unsaid.withoutQueries(text).replaceAll("\\p{Cntrl}", " ").strip();
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "…";
    }
}
