package io.dueprocess.engine.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dueprocess.casefile.CaseLocked;
import io.dueprocess.engine.LastRefusal;
import io.dueprocess.engine.Refused;
import io.dueprocess.engine.SignInAgain;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The one way to the engine's forms, for browser and REST client alike. Case file and engine write in one transaction: it
 * commits when the engine answered well, before the answer leaves; anything else rolls both back.
 */
class FormGateway extends OncePerRequestFilter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormContent content;
    private final TransactionTemplate transaction;
    private final MessageSource messages;

    FormGateway(FormContent content, TransactionTemplate transaction, MessageSource messages) {
        this.content = content;
        this.transaction = transaction;
        this.messages = messages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<EngineCall> call = EngineCall.of(request);
        if (call.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getUserPrincipal() == null) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            handle(call.get(), request, response, chain);
        } catch (FormRefused refused) {
            refuse(request, response, refused.status(), refused.code(), refused.arguments());
        } catch (CaseLocked locked) {
            refuse(request, response, HttpStatus.LOCKED, "engine.form.locked");
        } catch (SignInAgain first) {
            response.setHeader(SignInAgain.HEADER, SignInAgain.VALUE);
            refuse(request, response, HttpStatus.FORBIDDEN, first.code());
        } catch (Refused refused) {
            refuse(request, response, HttpStatus.UNPROCESSABLE_ENTITY, refused.code());
        } catch (TransactionException | DataAccessException conflict) {
            logger.warn("engine call not committed: " + conflict.getClass().getSimpleName());
            refuse(request, response, HttpStatus.CONFLICT, "engine.form.conflict");
        }
    }

    private void handle(EngineCall call, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String userId = request.getUserPrincipal().getName();
        switch (call.kind()) {
            case FORBIDDEN -> refuse(request, response, HttpStatus.FORBIDDEN, "engine.form.forbidden");
            case SHOW_TASK -> show(call.id(), request, response);
            case ADMINISTER ->
                inOneTransaction(call, request, response, chain, () -> {
                    content.administers(request.getMethod(), call.id(), userId);
                    return request;
                });
            case ASK -> chain.doFilter(new RewrittenRequest(request, Question.read(request)), response);
            case ASSIGN_TASK -> inOneTransaction(call, request, response, chain, () -> request);
            case SUBMIT_TASK -> {
                Submission submission = Submission.read(request.getInputStream());
                inOneTransaction(
                        call,
                        request,
                        response,
                        chain,
                        () -> new RewrittenRequest(request, content.storeTask(call.id(), submission, userId)));
            }
            case SUBMIT_START -> {
                Submission submission = Submission.read(request.getInputStream());
                inOneTransaction(
                        call,
                        request,
                        response,
                        chain,
                        () -> new RewrittenRequest(request, content.openCase(call.id(), submission, userId)));
            }
        }
    }

    /** Prepares the request for the engine inside the transaction. */
    private interface Preparation {
        HttpServletRequest prepare();
    }

    private void inOneTransaction(
            EngineCall call,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Preparation preparation)
            throws IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        LastRefusal.take();
        transaction.executeWithoutResult(status -> {
            try {
                chain.doFilter(preparation.prepare(), answer);
            } catch (IOException | ServletException e) {
                throw new IllegalStateException("engine call failed", e);
            }
            if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
                status.setRollbackOnly();
            }
        });
        Optional<Refused> refused = LastRefusal.take();
        if (answer.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
            answer.copyBodyToResponse();
        } else if (refused.isPresent()) {
            throw refused.get();
        } else {
            fail(call, request.getUserPrincipal().getName(), answer);
        }
    }

    /** Says so when somebody else was faster; else the engine's own words stand. */
    private void fail(EngineCall call, String userId, ContentCachingResponseWrapper answer) throws IOException {
        boolean byRight = answer.getStatus() == HttpServletResponse.SC_FORBIDDEN;
        boolean onTask = call.kind() == EngineCall.Kind.SUBMIT_TASK || call.kind() == EngineCall.Kind.ASSIGN_TASK;
        if (!byRight && onTask) {
            Optional<FormRefused> overtaken = content.overtaken(call.id(), userId);
            if (overtaken.isPresent()) {
                throw overtaken.get();
            }
            if (overlapped(answer)) {
                throw new FormRefused(HttpStatus.CONFLICT, "engine.form.conflict");
            }
        }
        answer.copyBodyToResponse();
    }

    /** The engine could not write because another call, not yet committed, was writing the same. */
    private static boolean overlapped(ContentCachingResponseWrapper answer) {
        String body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        return Stream.of("ENGINE-03004", "ENGINE-03005", "OptimisticLockingException")
                .anyMatch(body::contains);
    }

    /**
     * Answers in the engine's place: only what the form declares, from the case file, to who may read the case. The engine
     * would show every variable or, without a grant on variables, none.
     */
    private void show(String taskId, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        content.values(taskId, request.getUserPrincipal().getName(), request.getLocale())
                .forEach((name, value) -> body.putObject(name)
                        .put("type", typeOf(value))
                        .putPOJO("value", value)
                        .putObject("valueInfo"));
        write(response, HttpStatus.OK, body);
    }

    private static String typeOf(Object value) {
        if (value instanceof Boolean) {
            return "Boolean";
        }
        return value instanceof Number ? "Double" : "String";
    }

    /** The same shape as the engine's own errors, so that Tasklist and clients show the message. */
    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String code,
            Object... arguments)
            throws IOException {
        Locale language = "da".equals(request.getLocale().getLanguage()) ? request.getLocale() : Locale.ENGLISH;
        String message = messages.getMessage(code, arguments, code, language);
        write(response, status, Map.of("type", "InvalidRequestException", "message", String.valueOf(message)));
    }

    private static void write(HttpServletResponse response, HttpStatus status, Object body) throws IOException {
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store"); // names and texts of people stay out of disk caches
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        JSON.writeValue(response.getOutputStream(), body);
    }
}
