package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.crypto.LookupKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** No secret has a default, and what is missing is named at once. */
class RequiredSettingsTest {

    @TempDir
    private Path data;

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void everyMissingPropertyIsNamedAtOnce() {
        assertThatThrownBy(this::start)
                .isInstanceOf(MissingSettings.class)
                .hasMessageContainingAll(
                        "dueprocess.keys.organisation (",
                        "dueprocess.keys.lookup (",
                        "dueprocess.keys.pepper (",
                        "dueprocess.base-url (",
                        "dueprocess.organisation.name (",
                        "dueprocess.data-map.file (",
                        "dueprocess.zone (",
                        "dueprocess.country (",
                        "spring.datasource.url (",
                        "spring.datasource.username (",
                        "spring.datasource.password (",
                        "new-keys");
    }

    @Test
    void anEmptyOrUnresolvedPropertyIsMissing() {
        complete();
        environment.withProperty("dueprocess.base-url", " ").withProperty("dueprocess.keys.lookup", "${LOOKUP}");
        assertThatThrownBy(this::start)
                .hasMessageContainingAll("dueprocess.base-url (", "dueprocess.keys.lookup (")
                .hasMessageNotContaining("dueprocess.keys.organisation");
    }

    @Test
    void anUnusableKeyIsNamedAndNotQuoted() {
        complete();
        environment
                .withProperty("dueprocess.keys.organisation", "{\"secret\":1}")
                .withProperty("dueprocess.keys.lookup", "file:" + data.resolve("nowhere"));
        assertThatThrownBy(this::start)
                .hasMessageContainingAll(
                        "dueprocess.keys.organisation holds no valid", "dueprocess.keys.lookup names a file")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aCompleteConfigurationIsAccepted() {
        complete();
        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @Test
    void twoEqualPeppersAreRefused() {
        complete();
        String lookup = environment.getProperty("dueprocess.keys.lookup");
        environment.withProperty("dueprocess.keys.pepper", lookup);
        assertThatThrownBy(this::start)
                .hasMessageContaining("dueprocess.keys.lookup and dueprocess.keys.pepper are the same key")
                .hasMessageNotContaining(lookup);
    }

    @Test
    void whatIsWrongOfTheOrganisationIsNamedByItsFieldAndNotQuoted() throws Exception {
        complete();
        environment
                .withProperty("dueprocess.zone", "Berlin time")
                .withProperty("dueprocess.country", "Germany")
                .withProperty("dueprocess.organisation.address", "Musterallee 1, 10115 Berlin")
                .withProperty("dueprocess.organisation.mail", "nobody at all")
                .withProperty(
                        "dueprocess.organisation.logo", Files.writeString(data.resolve("logo.png"), "no picture") + "")
                .withProperty(
                        "dueprocess.organisation.file",
                        data.resolve("nowhere.yaml").toString())
                .withProperty("dueprocess.authority.name", "Authority")
                .withProperty("dueprocess.mail.from", "Somebody")
                .withProperty("dueprocess.dsar.retention", "3 years");
        assertThatThrownBy(this::start)
                .hasMessageContainingAll(
                        "dueprocess.zone (is no time zone",
                        "dueprocess.country (is no country",
                        "dueprocess.organisation.mail (is not one mail address",
                        "dueprocess.organisation.logo (is neither a PNG nor an SVG",
                        "dueprocess.organisation.file (names a file",
                        "dueprocess.authority.address (",
                        "dueprocess.authority.website (",
                        "dueprocess.mail.from (",
                        "dueprocess.dsar.retention (is no period")
                .hasMessageNotContainingAny("Berlin time", "Germany", "nobody at all", "Somebody", "3 years");
    }

    @Test
    void h2NeedsNoUserAndPostgresDoes() {
        complete();
        environment.withProperty("spring.datasource.url", "jdbc:postgresql:due-process");
        assertThatThrownBy(this::start)
                .hasMessageContainingAll("spring.datasource.username (", "spring.datasource.password (")
                .hasMessageNotContaining("spring.datasource.url (");
    }

    @Test
    void theDemoMakesItsKeysOnceAndForItsOwnerOnly() throws Exception {
        demo();
        start();
        String keyset = Files.readString(data.resolve("keys/organisation.json"));
        assertThat(environment.getProperty("dueprocess.keys.organisation")).startsWith("file:");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys/lookup.key"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys"))))
                .isEqualTo("rwx------");

        start();
        assertThat(data.resolve("keys/organisation.json")).hasContent(keyset);
    }

    @Test
    void theDemoKeepsToKeysItIsGiven() {
        demo();
        environment.withProperty("dueprocess.keys.lookup", LookupKey.generate());
        assertThatThrownBy(this::start).hasMessageContaining("dueprocess.keys.organisation (");
        assertThat(data.resolve("keys")).doesNotExist();
    }

    @Test
    void anAddedPrimaryKeyLeavesTheOldOnesAndTheFileToItsOwner() throws Exception {
        KeyFiles.makeMissing(data);
        Path file = data.resolve(KeyFiles.ORGANISATION);
        OrganisationKey before = OrganisationKey.parse(Files.readString(file));
        byte[] wrapped = before.wrap("case", new byte[32]);

        KeyFiles.addPrimary(file);

        OrganisationKey after = OrganisationKey.parse(Files.readString(file));
        assertThatCode(() -> after.unwrap("case", wrapped)).doesNotThrowAnyException();
        byte[] rewrapped = after.rewrap("case", wrapped);
        assertThatThrownBy(() -> before.unwrap("case", rewrapped)).isInstanceOf(IllegalStateException.class);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(data).isDirectoryNotContaining("glob:**.next");
    }

    private void start() {
        new RequiredSettings().postProcessEnvironment(environment, new SpringApplication());
    }

    private void complete() {
        environment
                .withProperty("dueprocess.keys.organisation", OrganisationKey.generate())
                .withProperty("dueprocess.keys.lookup", LookupKey.generate())
                .withProperty("dueprocess.keys.pepper", LookupKey.generate())
                .withProperty("dueprocess.base-url", "http://localhost")
                .withProperty("dueprocess.organisation.name", "Milestone")
                .withProperty("dueprocess.zone", "Europe/Berlin")
                .withProperty("dueprocess.country", "DE")
                .withProperty("dueprocess.data-map.file", "classpath:none.yaml")
                .withProperty("spring.datasource.url", "jdbc:h2:mem:x");
    }

    private void demo() {
        environment.setActiveProfiles("demo");
        environment
                .withProperty("dueprocess.data", data.toString())
                .withProperty("dueprocess.base-url", "http://localhost")
                .withProperty("dueprocess.organisation.name", "Milestone")
                .withProperty("dueprocess.zone", "Europe/Berlin")
                .withProperty("dueprocess.country", "DE")
                .withProperty("dueprocess.data-map.file", "classpath:none.yaml")
                .withProperty("spring.datasource.url", "jdbc:h2:mem:x");
    }
}
