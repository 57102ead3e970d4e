package io.dueprocess.document.metadata;

import java.util.Base64;

/** One transparent dot. */
final class EmptyPicture {

    static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==");

    private EmptyPicture() {}
}
