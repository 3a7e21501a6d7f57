/** Trainings over REST. */
@NullMarked
package io.lorapipe.gateway.training.web;

import org.jspecify.annotations.NullMarked;
