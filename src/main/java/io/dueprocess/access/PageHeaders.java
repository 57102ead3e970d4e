package io.dueprocess.access;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What a browser may do with our pages: nothing from elsewhere, no frame, no inline script or style. */
final class PageHeaders {

    /** Public pages run no script at all. */
    static final String PUBLIC = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    static final String STAFF = PUBLIC + "; script-src 'self'; connect-src 'self'";

    private PageHeaders() {}

    /** As {@link #STAFF}; the answer to a form may also lead to that other place, given as scheme, host and port. */
    static String staffWithFormsTo(String origin) {
        return STAFF.replace("form-action 'self'", "form-action 'self' " + origin);
    }

    static void set(HeadersConfigurer<HttpSecurity> headers, String contentSecurityPolicy) {
        set(headers, contentSecurityPolicy, ReferrerPolicy.SAME_ORIGIN);
    }

    static void set(HeadersConfigurer<HttpSecurity> headers, String contentSecurityPolicy, ReferrerPolicy referrer) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy))
                .referrerPolicy(policy -> policy.policy(referrer))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()"));
    }
}
