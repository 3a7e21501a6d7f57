/** Orders of trainings, and what is wrong with them. */
@NullMarked
package io.lorapipe.gateway.training.order;

import org.jspecify.annotations.NullMarked;
