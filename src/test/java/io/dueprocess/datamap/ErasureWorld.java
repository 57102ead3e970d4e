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

    static final String SHOP = "classpath:datamap/erasure.yaml";

    /** In memory; the one connector serves all systems of the map. */
    static ErasureWorld inMemory() {
        InMemoryConnector[] one = new InMemoryConnector[1];
        return new ErasureWorld(
                SHOP,
                new MockEnvironment()
                        .withProperty("shop.url", "")
                        .withProperty("shop.user", "")
                        .withProperty("shop.password", ""),
                system -> {
                    one[0] = one[0] == null ? new InMemoryConnector(system) : one[0];
                    return one[0];
                });
    }

    static ErasureWorld over(ShopDatabase database) {
        return new ErasureWorld(
                SHOP,
                new MockEnvironment()
                        .withProperty("shop.url", database.url)
                        .withProperty("shop.user", database.user)
                        .withProperty("shop.password", ""),
                null);
    }

    /** @param connectors null for real ones */
    private ErasureWorld(String file, MockEnvironment environment, Function<SystemOfRecord, Connector> connectors) {
        ServiceWorld.settle(context, Map.of());
        systems = new Connected(file, environment, connectors);
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
        systems.close();
    }

    private static final class Connected extends SystemsOfRecord {

        private final Function<SystemOfRecord, Connector> connectors;

        Connected(String file, MockEnvironment environment, Function<SystemOfRecord, Connector> connectors) {
            super(
                    new DataMapSettings(file, java.time.Duration.ofSeconds(10), 10_000),
                    environment,
                    new DefaultResourceLoader());
            this.connectors = connectors;
        }

        @Override
        Connector connector(SystemOfRecord system) {
            return connectors == null ? super.connector(system) : connectors.apply(system);
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
