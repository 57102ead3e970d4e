package io.dueprocess.access;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.MDC;

/**
 * Gives each request an id: its log lines bear it as {@value #FIELD}, its answer as {@value #HEADER}. One that comes along is
 * taken when it is 32 hexadecimal digits, with a UUID's dashes or without: nobody else's words get into the log. It is a valve
 * and no filter, since Tomcat logs a failure after the last filter has ended. Reporters' requests have none: nothing is to tell
 * one of them from another.
 */
final class CorrelationIds extends ValveBase {

    static final String HEADER = "X-Correlation-Id";
    static final String FIELD = "correlationId";

    private static final Pattern WELL_FORMED = Pattern.compile("[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}");
    private static final String REPORTERS = "/report";

    CorrelationIds() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (ofReporter(request.getDecodedRequestURI())) {
            getNext().invoke(request, response);
            return;
        }
        String id = id(request.getHeader(HEADER));
        response.setHeader(HEADER, id);
        MDC.put(FIELD, id);
        try {
            getNext().invoke(request, response);
        } finally {
            MDC.remove(FIELD);
        }
    }

    /** @param path without parameters and dots, or null for what is no path */
    private static boolean ofReporter(String path) {
        return path == null || path.equals(REPORTERS) || path.startsWith(REPORTERS + "/");
    }

    private static String id(String sent) {
        return sent != null && WELL_FORMED.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
