/** Deciding about held trainings: those whose attempt the provider never answered. */
@NullMarked
package io.lorapipe.gateway.training.resolve;

import org.jspecify.annotations.NullMarked;
