package io.dueprocess.dsar.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one may try, per node.
 *
 * @param signInFailures wrong codes per remote address in 15 minutes
 * @param signIns attempts from everywhere per minute
 * @param referenceFailures wrong codes per reference in 15 minutes, for addresses that failed before
 * @param submissions requests per remote address in an hour
 * @param submissionsPerMail requests that name the same mail address in a day, since each one sends a mail there
 */
@ConfigurationProperties("dueprocess.limits")
record Limits(
        @DefaultValue("10") int signInFailures,
        @DefaultValue("600") int signIns,
        @DefaultValue("30") int referenceFailures,
        @DefaultValue("60") int submissions,
        @DefaultValue("10") int submissionsPerMail) {}
