package io.dueprocess.support;

import java.net.URI;

/** Where an application is reached: a node, or a proxy before several. */
@FunctionalInterface
public interface Site {

    /** @param path from the root, with its query if it has one */
    URI uri(String path);
}
