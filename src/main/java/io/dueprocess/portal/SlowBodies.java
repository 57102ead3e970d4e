package io.dueprocess.portal;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Keeps those who send the bodies of requests slowly from holding all threads. At most half of the threads wait for bodies;
 * who comes when they do is told to come again (503). A body that arrives too slowly is cut off (408). It stands in the
 * server, not among the filters, since the server itself reads forms, and what nobody has read.
 */
class SlowBodies extends ValveBase {

    private static final String RETRY_SECONDS = "10";
    private static final String BUSY = """
            Too many forms are being sent at this moment. Nothing was stored. Go back, and send yours again in a little while.
            Der sendes for mange formularer lige nu. Intet er gemt. Gå tilbage, og send din igen om lidt.
            """;

    private final BodyPace pace;
    private final int most;
    private final long mostUnread;
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * @param most bodies that may be under way at once
     * @param mostUnread bytes that are read to their end although nobody wants them, so that the answer is read
     */
    SlowBodies(BodyPace pace, int most, long mostUnread) {
        super(true);
        this.pace = pace;
        this.most = most;
        this.mostUnread = mostUnread;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            getNext().invoke(request, response);
            return;
        }
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            close(request);
            refuse(response);
            return;
        }
        org.apache.coyote.Request below = request.getCoyoteRequest();
        InputBuffer input = below.getInputBuffer();
        MeteredBody body = new MeteredBody(input, pace, this::crowded, underWay::decrementAndGet);
        below.setInputBuffer(body);
        try {
            getNext().invoke(request, response);
            if (!request.isAsync()) {
                end(request, response, body);
            }
        } finally {
            body.done();
            below.setInputBuffer(input);
        }
    }

    private static void refuse(Response response) throws IOException {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(BUSY);
    }

    private boolean crowded() {
        return underWay.get() > most / 2;
    }

    /** What nobody has read is read here, at the same pace; the server would wait for it as long as it takes. */
    private void end(Request request, Response response, MeteredBody body) throws IOException {
        if (body.tooSlow()) {
            close(request);
            if (!response.isCommitted()) {
                response.reset();
                response.setStatus(HttpStatus.REQUEST_TIMEOUT.value());
            }
            return;
        }
        if (readWhole(request)) {
            return;
        }
        if (request.getCoyoteRequest().hasExpectation() || request.getContentLengthLong() > mostUnread) {
            close(request);
            return;
        }
        response.finishResponse();
        try {
            Nowhere nowhere = new Nowhere();
            long unread = 0;
            for (int n = 0;
                    n >= 0 && unread <= mostUnread;
                    n = request.getCoyoteRequest().doRead(nowhere)) {
                unread += n;
            }
        } catch (IOException tooSlowOrGone) {
            close(request);
        }
    }

    private static boolean readWhole(Request request) {
        AtomicBoolean whole = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, whole);
        return whole.get();
    }

    /** The connection ends with the answer; what still comes is not read. */
    private static void close(Request request) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    private static final class Nowhere implements ApplicationBufferHandler {

        private ByteBuffer buffer = EMPTY_BUFFER;

        @Override
        public void setByteBuffer(ByteBuffer read) {
            buffer = read;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // the server brings its own
        }
    }
}
