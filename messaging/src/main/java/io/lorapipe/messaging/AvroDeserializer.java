package io.lorapipe.messaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads what {@link AvroSerializer} wrote, as the class this service was compiled against. */
final class AvroDeserializer implements Deserializer<SpecificRecordBase> {

    private static final int MAGIC_LENGTH = 2;
    private static final int HEADER_LENGTH = MAGIC_LENGTH + Long.BYTES;

    private final SchemaStore schemas;

    AvroDeserializer(SchemaStore schemas) {
        this.schemas = schemas;
    }

    @Override
    public @Nullable SpecificRecordBase deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : decode(topic, bytes);
    }

    SpecificRecordBase decode(String topic, byte[] bytes) {
        if (bytes.length < HEADER_LENGTH) {
            throw new SerializationException("A record of %d bytes on %s has no header".formatted(bytes.length, topic));
        }
        var fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(MAGIC_LENGTH);
        var writer = schemas.findByFingerprint(fingerprint);
        if (writer == null) {
            throw new SerializationException(
                    "No schema has fingerprint %x of a record on %s".formatted(fingerprint, topic));
        }
        var type = SpecificData.get().getClass(writer);
        var model = SpecificData.getForClass(type);
        try {
            return new BinaryMessageDecoder<SpecificRecordBase>(model, model.getSchema(type), schemas).decode(bytes);
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | IllegalArgumentException ex) {
            throw new SerializationException("Unreadable record on " + topic, ex);
        }
    }
}
