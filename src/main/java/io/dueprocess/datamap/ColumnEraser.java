package io.dueprocess.datamap;

import io.dueprocess.casefile.Codes;
import io.dueprocess.datamap.Catalogue.Column;
import io.dueprocess.datamap.Catalogue.ColumnErasure;
import io.dueprocess.datamap.Catalogue.Table;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What is left of the values of a row that stays. Applied to what it has left, it changes nothing. */
@Component
class ColumnEraser {

    private static final int HASH_LENGTH = 24;
    private static final int MARK_LENGTH = 8;

    private final Codes codes;

    private final ZoneId zone;

    ColumnEraser(Codes codes, @Value("${dueprocess.zone}") ZoneId zone) {
        this.codes = codes;
        this.zone = zone;
    }

    /** Columns whose value changes, and to what; null empties. The row's id is left alone whatever the catalogue says. */
    Map<String, String> reduced(Table table, Map<String, String> row) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            if (column.erasure() == null || column.name().equals(table.id())) {
                continue;
            }
            String value = row.get(column.name());
            String left = left(column.erasure(), value);
            if (!Objects.equals(value, left)) {
                changes.put(column.name(), left);
            }
        }
        return changes;
    }

    private String left(ColumnErasure erasure, String value) {
        return switch (erasure.how()) {
            case CLEAR -> null;
            case FIXED -> erasure.value();
            case HASH -> value == null || isHash(value) ? value : hash(value);
            case MONTH -> cut(value, false);
            case YEAR -> cut(value, true);
        };
    }

    private String hash(String value) {
        String hash = codes.hash("erased-value", value.strip().toLowerCase(Locale.ROOT))
                .substring(0, HASH_LENGTH);
        return hash + mark(hash);
    }

    /** A hash bears a mark that only our key makes: no value of a person is taken for one. */
    private boolean isHash(String value) {
        return value.length() == HASH_LENGTH + MARK_LENGTH
                && mark(value.substring(0, HASH_LENGTH)).equals(value.substring(HASH_LENGTH));
    }

    private String mark(String hash) {
        return codes.hash("erased-value-mark", hash).substring(0, MARK_LENGTH);
    }

    /** What is no date goes. */
    private String cut(String value, boolean year) {
        Optional<LocalDateTime> time = Terms.time(value, zone);
        if (time.isEmpty()) {
            return null;
        }
        LocalDate date = time.get().toLocalDate();
        LocalDate first = year ? date.withDayOfYear(1) : date.withDayOfMonth(1);
        return first.atStartOfDay().equals(time.get()) ? value : first.toString();
    }
}
