package io.dueprocess.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** How staff sign in to our pages and to Camunda's applications, and out again; HTTP Basic is beside it. */
interface WayIn {

    /** Adds signing in and out to the chain of our pages. */
    void open(HttpSecurity http) throws Exception;

    /** What browsers may do with our pages. */
    String contentSecurityPolicy();

    /** Ends the session of the current user, who has signed out by a script's call. */
    void leave(HttpServletRequest request, HttpServletResponse response);
}
