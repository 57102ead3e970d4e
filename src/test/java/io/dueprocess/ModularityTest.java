package io.dueprocess;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The boundaries written in each {@code package-info.java} hold. */
class ModularityTest {

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(DueProcessApplication.class).verify();
    }
}
