/** The files the sandbox keeps: uploads and weights. */
@NullMarked
package io.lorapipe.sandbox.storage;

import org.jspecify.annotations.NullMarked;
