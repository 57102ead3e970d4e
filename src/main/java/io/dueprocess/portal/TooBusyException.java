package io.dueprocess.portal;

import org.springframework.web.multipart.MultipartException;

/** So many uploads are under way that another one could exhaust the memory. */
class TooBusyException extends MultipartException {

    private static final long serialVersionUID = 1L;

    TooBusyException() {
        super("too many uploads at once");
    }
}
