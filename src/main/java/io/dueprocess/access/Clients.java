package io.dueprocess.access;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Tells other systems from staff, whose user ids a client's name may be like. */
public final class Clients {

    /** No group of staff may be named so: ids of groups are lower-case. */
    static final GrantedAuthority AUTHORITY = new SimpleGrantedAuthority("CLIENT");

    private Clients() {}

    /** Whether another system signed in with its bearer token. */
    public static boolean isClient(Authentication signedIn) {
        return signedIn.getAuthorities().contains(AUTHORITY);
    }
}
