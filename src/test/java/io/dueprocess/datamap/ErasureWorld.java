package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.support.ServiceWorld;
import io.dueprocess.support.TurningClock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Erasure over connectors of the test's choice, with a real ledger. */
final class ErasureWorld implements AutoCloseable {

    final TurningClock clock = new TurningClock(Instant.parse("2027-06-15T10:00:00Z"));
    final SystemsOfRecord systems;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** @param file location of the data map */
    ErasureWorld(String file, Function<SystemOfRecord, Connector> connectors) {
        ServiceWorld.settle(context, Map.of());
        systems = new Connected(file, connectors);
        context.getBeanFactory().registerSingleton("clock", clock);
        context.getBeanFactory().registerSingleton("systemsOfRecord", systems);
        context.register(Wiring.class);
        context.refresh();
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Connected extends SystemsOfRecord {

        private final Function<SystemOfRecord, Connector> connectors;

        Connected(String file, Function<SystemOfRecord, Connector> connectors) {
            super(
                    new DataMapSettings(file, java.time.Duration.ofSeconds(10), 10_000),
                    new MockEnvironment()
                            .withProperty("shop.url", "")
                            .withProperty("shop.user", "")
                            .withProperty("shop.password", ""),
                    new DefaultResourceLoader());
            this.connectors = connectors;
        }

        @Override
        Connector connector(SystemOfRecord system) {
            return connectors.apply(system);
        }
    }

    @EnableTransactionManagement
    @ComponentScan("io.dueprocess.casefile")
    @Import({
        ServiceWorld.class,
        Ledger.class,
        ErasedRows.class,
        ColumnEraser.class,
        Erasures.class,
        Suppression.class,
        RestoreCheck.class
    })
    static class Wiring {}
}
