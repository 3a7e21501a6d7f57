/** Trainings over Kafka: what is heard, and what is told. */
@NullMarked
package io.lorapipe.training.run.kafka;

import org.jspecify.annotations.NullMarked;
