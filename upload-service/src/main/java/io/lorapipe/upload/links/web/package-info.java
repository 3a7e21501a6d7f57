/** Serves the signed links of the local store over HTTP. */
@NullMarked
package io.lorapipe.upload.links.web;

import org.jspecify.annotations.NullMarked;
