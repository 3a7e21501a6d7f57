/** Uploads and downloads over HTTP. */
@NullMarked
package io.lorapipe.sandbox.storage.web;

import org.jspecify.annotations.NullMarked;
