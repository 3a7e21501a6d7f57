package io.lorapipe.sandbox;

import io.lorapipe.sandbox.dispatch.Dispatcher;
import io.lorapipe.sandbox.faults.Faults;
import io.lorapipe.sandbox.queue.Requests;
import io.lorapipe.sandbox.webhook.Webhooks;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Work begins once the server answers, and ends before the server does. */
@Component
class SandboxLifecycle implements SmartLifecycle {

    private final Requests requests;
    private final Dispatcher dispatcher;
    private final Webhooks webhooks;
    private final Faults faults;
    private volatile boolean running;

    SandboxLifecycle(Requests requests, Dispatcher dispatcher, Webhooks webhooks, Faults faults) {
        this.requests = requests;
        this.dispatcher = dispatcher;
        this.webhooks = webhooks;
        this.faults = faults;
    }

    @Override
    public void start() {
        webhooks.start();
        dispatcher.start();
        running = true;
    }

    @Override
    public void stop() {
        faults.close();
        dispatcher.close();
        webhooks.close();
        requests.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
