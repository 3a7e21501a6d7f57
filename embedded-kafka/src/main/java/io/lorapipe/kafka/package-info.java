/** A real Kafka broker in this JVM. */
@NullMarked
package io.lorapipe.kafka;

import org.jspecify.annotations.NullMarked;
