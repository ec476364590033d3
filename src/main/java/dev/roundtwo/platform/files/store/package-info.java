/** Where the bytes of files are kept: in a folder, or in a bucket of an S3-compatible store. */
@NullMarked
package dev.roundtwo.platform.files.store;

import org.jspecify.annotations.NullMarked;
