package io.lorapipe.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerSentEventTests {

    @Test
    void linesMakeAnEvent() {
        var event = new ServerSentEvent();

        assertThat(event.take("id: 1-0-7")).isFalse();
        assertThat(event.take("event: progress")).isFalse();
        assertThat(event.take("data: {\"a\":")).isFalse();
        assertThat(event.take("data:1}")).isFalse();
        assertThat(event.take("")).isTrue();

        assertThat(event.id()).isEqualTo("1-0-7");
        assertThat(event.name()).isEqualTo("progress");
        assertThat(event.data()).isEqualTo("{\"a\":\n1}");
    }

    @Test
    void aHeartbeatIsNoEvent() {
        var event = new ServerSentEvent();

        assertThat(event.take(": heartbeat")).isFalse();
        assertThat(event.take("")).isFalse();
    }
}
