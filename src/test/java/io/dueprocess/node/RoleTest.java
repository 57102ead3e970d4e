package io.dueprocess.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mock.env.MockEnvironment;

class RoleTest {

    private static final String ONION = "http://" + "a2".repeat(28) + ".onion";

    private final MockEnvironment settings = new MockEnvironment();

    @ParameterizedTest
    @CsvSource({"all, true, true", "public, true, false", "staff, false, true", "Staff, false, true"})
    void aRoleSaysWhatIsServed(String role, boolean servesPublic, boolean servesStaff) {
        settings.setProperty(Role.PROPERTY, role);
        assertThat(Role.of(settings).servesPublic()).isEqualTo(servesPublic);
        assertThat(Role.of(settings).servesStaff()).isEqualTo(servesStaff);
    }

    @Test
    void withoutASettingANodeServesAll() {
        assertThat(Role.of(settings)).isEqualTo(Role.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dmz", "", "public,staff"})
    void anUnknownRoleStopsTheStart(String role) {
        settings.setProperty(Role.PROPERTY, role);
        assertThatThrownBy(this::start)
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining(Role.PROPERTY)
                .hasMessageContaining("all, public, staff");
    }

    @Test
    void aPublicNodeClosesWhatConfigurationOpens() {
        settings.setProperty(Role.PROPERTY, "public");
        settings.setProperty("camunda.bpm.job-execution.enabled", "true");
        settings.setProperty("spring.autoconfigure.exclude", "some.Other");
        start();
        assertThat(settings.getProperty("camunda.bpm.job-execution.enabled")).isEqualTo("false");
        assertThat(settings.getProperty("spring.autoconfigure.exclude"))
                .startsWith("some.Other,")
                .contains("CamundaBpmRest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "staff"})
    void otherRolesChangeNoSetting(String role) {
        settings.setProperty(Role.PROPERTY, role);
        int before = settings.getPropertySources().size();
        start();
        assertThat(settings.getPropertySources()).hasSize(before);
    }

    @Test
    void anOnionAddressIsTakenAsItIs() {
        assertThat(Onion.address(settings)).isEmpty();
        settings.setProperty(Onion.PROPERTY, ONION);
        assertThat(Onion.address(settings)).contains(ONION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://privacy.example", "http://short.onion", "x.onion", "http://a.onion\r\nX: y"})
    void anAddressThatIsNoOnionStopsTheStart(String address) {
        settings.setProperty(Onion.PROPERTY, address);
        assertThatThrownBy(this::start).hasMessageContaining(Onion.PROPERTY);
    }

    private void start() {
        new RoleSettings().postProcessEnvironment(settings, new SpringApplication());
    }
}
