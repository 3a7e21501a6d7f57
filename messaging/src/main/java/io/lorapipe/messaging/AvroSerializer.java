package io.lorapipe.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes an event in Avro's single-object encoding: two magic bytes, eight of schema fingerprint, the body. */
final class AvroSerializer implements Serializer<SpecificRecordBase> {

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable SpecificRecordBase event) {
        return event == null ? null : encode(event);
    }

    static byte[] encode(SpecificRecordBase event) {
        var encoder = new BinaryMessageEncoder<SpecificRecordBase>(
                SpecificData.getForClass(event.getClass()), event.getSchema());
        try {
            var encoded = encoder.encode(event);
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
