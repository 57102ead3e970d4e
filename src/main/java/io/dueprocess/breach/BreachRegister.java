package io.dueprocess.breach;

import io.dueprocess.casefile.Reader;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every breach, notified or not, real or drill (Art. 33(5)). The caller decides who may see the register. */
@Service
@Transactional(readOnly = true)
public class BreachRegister {

    /** Rows of a page: their titles are decrypted one by one. */
    public static final int PAGE = 100;

    /**
     * @param years in which we became aware of any breach, latest first
     * @param figures of all that match, not only those of the page
     * @param page from 1
     */
    public record Page(List<RegisterRow> rows, RegisterFigures figures, List<Integer> years, int page, int pages) {}

    private final BreachStore store;
    private final RegisterRows rows;
    private final Clock clock;
    private final ZoneId zone;

    BreachRegister(BreachStore store, RegisterRows rows, Clock clock, @Value("${dueprocess.zone}") ZoneId zone) {
        this.store = store;
        this.rows = rows;
        this.clock = clock;
        this.zone = zone;
    }

    /** The latest awareness first. A page that does not exist is the nearest one that does. */
    public Page page(RegisterFilter filter, int wanted, Reader reader) {
        List<BreachFacts> all = store.all();
        List<BreachFacts> found = found(all, filter, reader);
        int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int page = Math.min(Math.max(1, wanted), pages);
        return new Page(
                found.subList((page - 1) * PAGE, Math.min(page * PAGE, found.size())).stream()
                        .map(facts -> rows.row(facts, reader))
                        .toList(),
                RegisterFigures.of(found, zone, clock.instant(), rows::explained, rows::signed),
                all.stream()
                        .filter(facts -> facts.isDrill() == filter.ofDrills())
                        .map(facts -> RegisterFilter.year(facts, zone))
                        .distinct()
                        .toList(),
                page,
                pages);
    }

    /** All that match, with what the law wants documented. */
    public List<RegisterRecord> records(RegisterFilter filter, Reader reader) {
        return found(store.all(), filter, reader).stream()
                .map(facts -> rows.record(facts, reader))
                .toList();
    }

    private List<BreachFacts> found(List<BreachFacts> all, RegisterFilter filter, Reader reader) {
        return all.stream()
                .filter(facts -> filter.matches(facts, zone))
                .filter(facts -> !filter.byText() || rows.contains(facts, filter.text(), reader))
                .toList();
    }
}
