/** Objects in a bucket behind the S3 interface: AWS, MinIO, R2, Supabase's S3 endpoint. */
@NullMarked
package io.lorapipe.store.s3;

import org.jspecify.annotations.NullMarked;
