package io.dueprocess.desk.web;

import io.dueprocess.casefile.CaseLocked;
import io.dueprocess.desk.CaseNotFound;
import io.dueprocess.desk.ChangedMeanwhile;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.desk.ReadOnlyCase;
import io.dueprocess.desk.Unlocking;
import io.dueprocess.engine.Refused;
import io.dueprocess.engine.SignInAgain;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * How the API says no. Whatever cannot be found, or may not be known of, gets one and the same answer, which does not
 * even repeat what was asked for.
 */
@RestControllerAdvice(annotations = DeskApi.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class DeskErrors {

    /** As {@code application/problem+json}. */
    record Problem(String type, String title, int status, String detail) {}

    private final MessageSource messages;

    DeskErrors(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler({CaseNotFound.class, NoSuchElementException.class})
    ResponseEntity<Problem> notFound(RuntimeException e) {
        return problem(HttpStatus.NOT_FOUND, null);
    }

    @ExceptionHandler
    ResponseEntity<Problem> readOnly(ReadOnlyCase e, Locale language) {
        return problem(HttpStatus.FORBIDDEN, messages.getMessage("desk.refused.read-only", null, language));
    }

    /** The reader may know of the case; what is missing is the key. */
    @ExceptionHandler
    ResponseEntity<Problem> locked(CaseLocked e, Locale language) {
        return problem(HttpStatus.LOCKED, messages.getMessage("desk.refused.locked", null, language));
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refused refused, Locale language) {
        String detail = messages.getMessage(refused.code(), null, refused.code(), language);
        return problem(HttpStatus.UNPROCESSABLE_ENTITY, detail);
    }

    @ExceptionHandler
    ResponseEntity<Problem> signInAgain(SignInAgain first, Locale language) {
        ResponseEntity<Problem> answer =
                problem(HttpStatus.FORBIDDEN, messages.getMessage(first.code(), null, first.code(), language));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(SignInAgain.HEADER, SignInAgain.VALUE)
                .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<Problem> conflict(ChangedMeanwhile meanwhile, Locale language) {
        return problem(HttpStatus.CONFLICT, messages.getMessage(meanwhile.code(), null, meanwhile.code(), language));
    }

    /** The same was sent twice at once, or two wrote to one case for too long. */
    @ExceptionHandler({ConcurrencyFailureException.class, DuplicateKeyException.class})
    ResponseEntity<Problem> atOnce(Locale language) {
        return problem(HttpStatus.CONFLICT, messages.getMessage("desk.refused.at-once", null, language));
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooMany(Unlocking.TooMany tooMany, Locale language) {
        long minutes = Math.max(1, tooMany.howLong().plusSeconds(59).toMinutes());
        ResponseEntity<Problem> answer = problem(
                HttpStatus.TOO_MANY_REQUESTS,
                messages.getMessage("desk.unlock.wait", new Object[] {minutes}, language));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(minutes * 60))
                .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<Problem> badUpload(BadUpload bad) {
        return problem(HttpStatus.UNPROCESSABLE_ENTITY, bad.problems());
    }

    private static ResponseEntity<Problem> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new Problem("about:blank", status.getReasonPhrase(), status.value(), detail));
    }
}
