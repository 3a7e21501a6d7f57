@NullMarked
package io.lorapipe.training.fal.web;

import org.jspecify.annotations.NullMarked;
