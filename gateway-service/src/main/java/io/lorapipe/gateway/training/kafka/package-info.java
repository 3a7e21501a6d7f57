/** What the pipeline tells of trainings. */
@NullMarked
package io.lorapipe.gateway.training.kafka;

import org.jspecify.annotations.NullMarked;
