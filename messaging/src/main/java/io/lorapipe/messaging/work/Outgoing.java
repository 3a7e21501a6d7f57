package io.lorapipe.messaging.work;

import io.lorapipe.messaging.Envelope;
import java.util.UUID;

/** An event that was decided: its encoded bytes, where they go and the envelope they keep. */
record Outgoing(Envelope envelope, UUID trainingId, String topic, byte[] event) {}
