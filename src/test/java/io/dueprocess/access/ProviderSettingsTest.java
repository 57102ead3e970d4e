package io.dueprocess.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.MissingSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** What the profile {@code oidc} needs to start. */
class ProviderSettingsTest {

    private final MockEnvironment environment = new MockEnvironment();

    @TempDir
    private Path folder;

    @BeforeEach
    void profile() {
        environment.setActiveProfiles("oidc");
        environment
                .withProperty("dueprocess.staff-url", "https://staff.example")
                .withProperty("dueprocess.oidc.groups-claim", "groups")
                .withProperty("dueprocess.oidc.user-claim", "preferred_username")
                .withProperty("dueprocess.oidc.fresh", "PT5M");
    }

    @Test
    void everyMissingSettingIsNamedAtOnce() {
        assertThatThrownBy(this::start)
                .isInstanceOf(MissingSettings.class)
                .hasMessageContainingAll("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET_FILE");
    }

    @Test
    void nothingIsAskedWithoutTheProfileOrOfAPublicNode() {
        environment.withProperty("dueprocess.role", "public");
        assertThatCode(this::start).doesNotThrowAnyException();
        environment.withProperty("dueprocess.role", "all");
        environment.setActiveProfiles("demo");
        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sso.example/realms/a",
                "http://localhost.evil.example/",
                "https://user:word@sso.example/",
                "sso.example",
                "ldap://localhost"
            })
    void anIssuerThatAnybodyOnTheWayCouldPlayIsRefusedAndNotQuoted(String issuer) {
        complete();
        environment.withProperty("dueprocess.oidc.issuer", issuer);
        assertThatThrownBy(this::start)
                .hasMessageContaining("dueprocess.oidc.issuer is no address")
                .hasMessageNotContaining(issuer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://sso.example/realms/a", "http://localhost:8081/realms/a", "http://127.0.0.1/a"})
    void httpsAndThisMachineAreFine(String issuer) {
        complete();
        environment.withProperty("dueprocess.oidc.issuer", issuer);
        assertThatCode(this::start).doesNotThrowAnyException();
        assertThat(ProviderSettings.of(environment).issuer()).hasToString(issuer);
    }

    @Test
    void theSecretIsReadFromItsFileAndShownNowhere() throws Exception {
        complete();
        environment.withProperty(
                "dueprocess.oidc.client-secret-file",
                Files.writeString(folder.resolve("secret"), "from the file\n").toString());
        ProviderSettings.Provider provider = ProviderSettings.of(environment);
        assertThat(provider.secret()).isEqualTo("from the file");
        assertThat(provider.toString()).doesNotContain("from the file");
        assertThat(provider.origin()).isEqualTo("https://sso.example");
    }

    @Test
    void aFileThatCannotBeReadOrIsEmptyIsMissing() throws Exception {
        complete();
        environment.withProperty("dueprocess.oidc.client-secret-file", "/nowhere");
        assertThatThrownBy(this::start).hasMessageContaining("OIDC_CLIENT_SECRET_FILE");
        environment.withProperty(
                "dueprocess.oidc.client-secret-file",
                Files.writeString(folder.resolve("empty"), " \n").toString());
        assertThatThrownBy(this::start).hasMessageContaining("OIDC_CLIENT_SECRET_FILE");
    }

    private void complete() {
        environment
                .withProperty("dueprocess.oidc.issuer", "https://sso.example/realms/a")
                .withProperty("dueprocess.oidc.client-id", "due-process")
                .withProperty("dueprocess.oidc.client-secret", "secret");
    }

    private void start() {
        new ProviderSettings().postProcessEnvironment(environment, new SpringApplication());
    }
}
