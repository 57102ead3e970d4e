package io.dueprocess.breach.web;

import io.dueprocess.breach.BreachFacts;
import io.dueprocess.breach.Notified;
import io.dueprocess.breach.RegisterFilter;
import io.dueprocess.language.Languages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The register's codes, times and figures in the reader's words; an empty text where there is nothing to say. */
record RegisterWords(MessageSource messages, Locale language, ZoneId zone, Instant now) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final char NO_BREAK = '\u00A0';
    private static final int HOURS_OF_DAY = 24;
    private static final int FIVE_DAYS = 120;

    /** Text of {@code breach.register.<code>}. */
    public String of(String code, Object... arguments) {
        return messages.getMessage("breach.register." + code, arguments, code, language);
    }

    public String code(String kind, Enum<?> value) {
        return value == null ? "" : of(kind + "." + value.name());
    }

    public String yesNo(boolean yes) {
        return of(yes ? "yes" : "no");
    }

    /** Such as {@code 2027-03-28 11:30}: it sorts in a spreadsheet, and reads alike in every language. */
    public String minute(Instant at) {
        return at == null ? "" : MINUTE.format(at.atZone(zone));
    }

    public String minute(OffsetDateTime at) {
        return at == null ? "" : minute(at.toInstant());
    }

    /** Such as {@code 28 Mar 2027, 11:30}, on one line. */
    public String moment(Instant at) {
        if (at == null) {
            return "";
        }
        return Languages.brief(language).format(at.atZone(zone)).replace(' ', NO_BREAK);
    }

    public String moment(OffsetDateTime at) {
        return at == null ? "" : moment(at.toInstant());
    }

    /** Whether, when and how late the authority was notified; before that, what was decided. */
    public String notified(BreachFacts facts) {
        Notified notified = Notified.of(facts);
        return switch (notified) {
            case IN_TIME -> of("notified.in-time", duration(Notified.taken(facts)));
            case LATE -> of("notified.late", duration(Notified.lateBy(facts)));
            case PENDING -> pending(facts);
            case NOT_REQUIRED, NOT_OURS -> code("notified", notified);
        };
    }

    private String pending(BreachFacts facts) {
        if (Notified.overdue(facts, now)) {
            return of("notified.overdue");
        }
        return facts.duty() == null ? of("notified.undecided") : code("notified", Notified.PENDING);
    }

    public boolean isLate(BreachFacts facts) {
        return Notified.of(facts) == Notified.LATE || Notified.overdue(facts, now);
    }

    public String state(BreachFacts facts) {
        return code("state", RegisterFilter.State.of(facts));
    }

    /** The register's page of that number under the same filter. */
    public String link(RegisterFilter filter, int page) {
        return address("/breaches/register", filter)
                .queryParam("page", page)
                .build(true)
                .toUriString();
    }

    /** Address of the file with all that the filter finds. */
    public String export(RegisterFilter filter, String format) {
        return address("/breaches/register/register." + format, filter)
                .build(true)
                .toUriString();
    }

    private static UriComponentsBuilder address(String path, RegisterFilter filter) {
        return UriComponentsBuilder.fromPath(path)
                .queryParamIfPresent(
                        "text",
                        Optional.ofNullable(filter.text()).map(text -> UriUtils.encode(text, StandardCharsets.UTF_8)))
                .queryParamIfPresent("year", Optional.ofNullable(filter.year()))
                .queryParamIfPresent("cause", Optional.ofNullable(filter.cause()))
                .queryParamIfPresent("severity", Optional.ofNullable(filter.severity()))
                .queryParamIfPresent("state", Optional.ofNullable(filter.state()))
                .queryParamIfPresent("notified", Optional.ofNullable(filter.notified()))
                .queryParamIfPresent("told", Optional.ofNullable(filter.told()))
                .queryParamIfPresent("drills", Optional.ofNullable(filter.drills()));
    }

    /** Whether the people concerned were told, or will be. */
    public String told(BreachFacts facts) {
        return facts.toldAt() != null ? moment(facts.toldAt()) : code("telling", facts.telling());
    }

    /** Hours up to five days, since 72 of them count; then days. */
    private String duration(Duration duration) {
        long hours = duration.toHours();
        String words = hours == 0
                ? of("minutes", duration.toMinutes())
                : hours < FIVE_DAYS ? of("hours", hours) : of("days", hours / HOURS_OF_DAY);
        return words.replace(' ', NO_BREAK);
    }

    /** One digit behind the comma, or a dash. */
    public String figure(Double value) {
        return value == null ? "–" : String.format(language, "%.1f", value);
    }

    public String percent(Integer value) {
        return value == null ? "–" : value + " %";
    }
}
