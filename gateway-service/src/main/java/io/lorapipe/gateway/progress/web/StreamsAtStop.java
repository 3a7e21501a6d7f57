package io.lorapipe.gateway.progress.web;

import io.lorapipe.gateway.progress.Tail;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Cuts the streams before the web server waits for its requests to end. */
@Component
class StreamsAtStop implements SmartLifecycle {

    private final Tail tail;
    private volatile boolean running;

    StreamsAtStop(Tail tail) {
        this.tail = tail;
    }

    @Override
    public void start() {
        tail.open();
        running = true;
    }

    @Override
    public void stop() {
        tail.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
