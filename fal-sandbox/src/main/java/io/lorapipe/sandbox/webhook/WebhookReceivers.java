package io.lorapipe.sandbox.webhook;

import java.time.Duration;

/** The way to those who asked to be told. */
public interface WebhookReceivers {

    /** Sends once and waits at most this long; never throws for what the receiver does. */
    Reply send(String url, WebhookMessage message, Duration atMost);
}
