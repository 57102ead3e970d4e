package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.Table;
import io.micrometer.core.instrument.Metrics;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts the questions to a system, as {@code dueprocess_system_questions_total}: what they cost it is its owner's to know. */
final class CountedConnector implements Connector {

    private final String systemId;
    private final Connector connector;

    CountedConnector(String systemId, Connector connector) {
        this.systemId = systemId;
        this.connector = connector;
    }

    Connector uncounted() {
        return connector;
    }

    @Override
    public List<Map<String, String>> find(Table table, String column, Collection<String> values, boolean ignoreCase) {
        count("find");
        return connector.find(table, column, values, ignoreCase);
    }

    @Override
    public void each(Table table, String column, int most, Consumer<Map<String, String>> take) {
        count("each");
        connector.each(table, column, most, take);
    }

    @Override
    public List<Map<String, String>> before(
            Table table, String column, LocalDate before, Map<String, String> where, int most) {
        count("before");
        return connector.before(table, column, before, where, most);
    }

    @Override
    public void apply(List<Change> changes) {
        count("apply");
        connector.apply(changes);
    }

    private void count(String verb) {
        Metrics.counter("dueprocess.system.questions", "system", systemId, "verb", verb)
                .increment();
    }

    @Override
    public void close() {
        connector.close();
    }
}
