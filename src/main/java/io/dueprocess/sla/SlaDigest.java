package io.dueprocess.sla;

import io.dueprocess.access.Groups;
import io.dueprocess.desk.StaffMails;
import io.dueprocess.node.StaffNode;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails the managers how the duties stand: each Monday, and on other working days when something is overdue or due within
 * three days. Once a day whatever happens, and later that day when no node ran in the morning. What is overdue the moment it
 * becomes so is the processes' own mail.
 */
@StaffNode
@Component
class SlaDigest {

    private static final String WEEKLY = "weekly";
    private static final String DAILY = "daily";
    private static final Set<DayOfWeek> WORKING = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private final SlaBoard board;
    private final FigureRows rows;
    private final StaffMails mails;
    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId zone;
    private final LocalTime from;
    private final List<String> kinds;
    private final String boardUrl;

    SlaDigest(
            SlaBoard board,
            FigureRows rows,
            StaffMails mails,
            MessageSource messages,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone,
            @Value("${dueprocess.sla.digest-at:07:00}") LocalTime from,
            @Value("${dueprocess.sla.digest:daily,weekly}") List<String> kinds,
            @Value("${dueprocess.staff-url}") String staffUrl) {
        this.board = board;
        this.rows = rows;
        this.mails = mails;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
        this.from = from;
        this.kinds = kinds;
        this.boardUrl = staffUrl + "/camunda/app/cockpit/default/#/sla";
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT5M")
    @Transactional
    public void send() {
        ZonedDateTime now = clock.instant().atZone(zone);
        if (now.toLocalTime().isBefore(from) || !WORKING.contains(now.getDayOfWeek()) || !rows.lock()) {
            return;
        }
        Board current = board.withoutSmallNumbers(BoardFilter.ALL, Locale.ENGLISH);
        if (now.getDayOfWeek() == DayOfWeek.MONDAY && kinds.contains(WEEKLY)) {
            send(WEEKLY, now, current);
        } else if (kinds.contains(DAILY) && current.processes().stream().anyMatch(SlaDigest::pressing)) {
            send(DAILY, now, current);
        }
    }

    private static boolean pressing(Board.Process process) {
        return some(process.overdue()) || some(process.dueIn3Days());
    }

    private static boolean some(Integer number) {
        return number != null && number > 0;
    }

    private void send(String kind, ZonedDateTime now, Board current) {
        String lines = current.processes().stream().map(SlaDigest.this::line).collect(Collectors.joining("\n"));
        mails.sendWithoutCase(
                "sla-digest:" + now.toLocalDate(),
                "sla-digest-" + kind,
                List.of(Groups.MANAGERS),
                Map.of(
                        "date",
                        now.toLocalDate().toString(),
                        "overdue",
                        String.valueOf(total(current)),
                        "figures",
                        lines,
                        "boardUrl",
                        boardUrl));
    }

    /** Without what is withheld. */
    private static int total(Board current) {
        return current.processes().stream()
                .map(Board.Process::overdue)
                .filter(SlaDigest::some)
                .mapToInt(Integer::intValue)
                .sum();
    }

    private String line(Board.Process process) {
        Object[] numbers = {
            process.name(),
            shown(process.open()),
            shown(process.dueIn3Days()),
            shown(process.overdue()),
            process.onTimePercent() == null ? shown(null) : process.onTimePercent() + " %"
        };
        return messages.getMessage("sla.digest.line", numbers, Locale.ENGLISH);
    }

    private static String shown(Integer number) {
        return number == null ? "–" : number.toString();
    }
}
