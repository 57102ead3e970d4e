package io.dueprocess.datamap;

/**
 * A JSON interface. All texts may contain {@code ${...}} placeholders.
 *
 * @param url base address, without a slash at its end
 * @param oauth client credentials (RFC 6749, 4.4), or null when the interface asks for none
 * @param writes whether it takes PATCH and DELETE from us
 */
public record Http(String url, OAuth oauth, boolean writes) {}
