package io.dueprocess.access;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The identity provider vouches for somebody whom we do not let in. */
class NotAdmitted extends OAuth2AuthenticationException {

    private static final long serialVersionUID = 1L;

    /** Why, as the sign-in page's texts are named: {@code access.sign-in.<reason>}. */
    enum Reason {
        /** In none of our groups. */
        NO_GROUP,
        /** There is a user of that id who is not this provider's user. */
        TAKEN,
        /** The provider's name for the user cannot be a user id. */
        NAME,
        /** The provider let in somebody whom it has not asked who they are for too long. */
        OLD;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;

    NotAdmitted(Reason reason) {
        super(new OAuth2Error(reason.code()));
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
