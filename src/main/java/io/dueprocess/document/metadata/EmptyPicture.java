package io.dueprocess.document.metadata;

import java.util.Base64;

/** One transparent dot. */
final class EmptyPicture {

    static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=");

    private EmptyPicture() {}
}
