package io.dueprocess.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.engine.SignInAgain;
import io.dueprocess.engine.Unrestricted;
import io.dueprocess.support.TestDatabases;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Whom the provider vouches for, and the engine's users. */
class ProviderUsersTest {

    private static final Instant NOW = Instant.parse("2027-02-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ProviderSettings.Provider PROVIDER = new ProviderSettings.Provider(
            URI.create("https://sso.example/realms/a"),
            "due-process",
            "secret",
            "https://staff.example",
            "groups",
            "preferred_username",
            Duration.ofMinutes(5));

    private static ProcessEngine engine;
    private static DataSource database;
    private static DataSourceTransactionManager transactions;

    private final Audit audit = mock(Audit.class);
    private final ProviderFreshness freshness = new ProviderFreshness(PROVIDER, CLOCK);
    private IdentityService identity;
    private ProviderUsers users;

    @BeforeAll
    static void engine() {
        database = TestDatabases.h2();
        transactions = new DataSourceTransactionManager(database);
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        StaticApplicationContext noBeans = new StaticApplicationContext();
        noBeans.refresh();
        configuration.setApplicationContext(noBeans);
        configuration.setDataSource(database);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9_-]+");
        configuration.setUserResourceWhitelistPattern("[a-zA-Z0-9_.@-]+");
        engine = configuration.buildProcessEngine();
        Groups.NAMES.forEach((id, name) -> engine.getIdentityService()
                .saveGroup(engine.getIdentityService().newGroup(id)));
    }

    @AfterAll
    static void end() {
        engine.close();
    }

    @BeforeEach
    void users() {
        identity = engine.getIdentityService();
        Unrestricted unrestricted = mock(Unrestricted.class);
        when(unrestricted.ask(any())).thenAnswer(call -> ((Supplier<?>) call.getArgument(0)).get());
        users = new ProviderUsers(
                PROVIDER,
                freshness,
                identity,
                new Staff(identity, unrestricted),
                audit,
                unrestricted,
                JdbcClient.create(database),
                transactions);
    }

    @AfterEach
    void nobody() {
        identity.createUserQuery().list().forEach(user -> identity.deleteUser(user.getId()));
        SecurityContextHolder.clearContext();
    }

    @Test
    void aFirstSignInMakesAUserWithoutPasswordAndWithTheGroupsThatWeKnow() {
        assertThat(users.admit(token("pia", "s-1", "privacy-team", "all-employees", "Privacy-Team")))
                .containsExactly("privacy-team");
        User pia = user("pia");
        assertThat(pia.getPassword()).isNull();
        assertThat(List.of(pia.getFirstName(), pia.getLastName(), pia.getEmail()))
                .containsExactly("Pia", "Holst", "pia@example.org");
        assertThat(groups("pia")).containsExactly("privacy-team");
        verify(audit).record(null, "pia", AuditAction.ADMINISTER, "groups-by-provider:privacy-team");
    }

    @Test
    void eachSignInGivesAndTakesGroupsAndLeavesThoseOfTheHouse() {
        identity.saveGroup(identity.newGroup("choir"));
        users.admit(token("pia", "s-1", "privacy-team", "legal"));
        identity.createMembership("pia", "choir");
        users.admit(token("pia", "s-1", "dpo", "legal"));
        assertThat(groups("pia")).containsExactlyInAnyOrder("dpo", "legal", "choir");
    }

    @Test
    void whoIsInNoGroupAnyMoreLosesThoseOfBeforeAndIsRefused() {
        users.admit(token("pia", "s-1", "privacy-team"));
        refused(NotAdmitted.Reason.NO_GROUP, token("pia", "s-1", "all-employees"));
        assertThat(groups("pia")).isEmpty();
        refused(NotAdmitted.Reason.NO_GROUP, token("stranger", "s-2"));
        assertThat(identity.createUserQuery().userId("stranger").count()).isZero();
    }

    @Test
    void aUserWithAPasswordIsNeverTakenOver() {
        User local = identity.newUser("petra");
        local.setPassword("of her own");
        identity.saveUser(local);
        refused(NotAdmitted.Reason.TAKEN, token("petra", "s-1", "camunda-admin"));
        assertThat(groups("petra")).isEmpty();
        assertThat(identity.checkPassword("petra", "of her own")).isTrue();
    }

    @Test
    void aUserIsOneSubjectsOfOneIssuer() {
        users.admit(token("pia", "s-1", "privacy-team"));
        refused(NotAdmitted.Reason.TAKEN, token("pia", "s-2", "privacy-team"));
        refused(NotAdmitted.Reason.TAKEN, token("pia", "s-1", NOW, "https://other.example", List.of("privacy-team")));
    }

    @Test
    void aUserMadeAnewWithAPasswordUnderAnIdOfTheProviderStaysLocal() {
        users.admit(token("pia", "s-1", "privacy-team"));
        identity.deleteUser("pia");
        User local = identity.newUser("pia");
        local.setPassword("of her own");
        identity.saveUser(local);
        refused(NotAdmitted.Reason.TAKEN, token("pia", "s-1", "privacy-team"));
    }

    @Test
    void anAddressThatTheProviderHasNotVerifiedIsNotWrittenTo() {
        users.admit(OidcIdToken.withTokenValue("t")
                .issuer(PROVIDER.issuer().toString())
                .subject("s-1")
                .claim("preferred_username", "pia")
                .claim("email", "chief@example.org")
                .claim("email_verified", false)
                .claim("groups", List.of("dpo"))
                .build());
        assertThat(user("pia").getEmail()).isNull();
    }

    @Test
    void aMailAddressCanBeAUserIdAndWhatTheEngineWouldNotTakeCannot() {
        assertThat(users.admit(token("pia.holst@example.org", "s-1", "dpo"))).containsExactly("dpo");
        for (String name : new String[] {"", "a b", "*", "a/b", "${x}", "(unknown)", "a".repeat(65)}) {
            refused(NotAdmitted.Reason.NAME, token(name, "s-1", "dpo"));
        }
    }

    @Test
    void whomTheProviderHasNotAskedForLongerThanASessionMayBeIdleIsRefused() {
        List<String> dpo = List.of("dpo");
        String issuer = PROVIDER.issuer().toString();
        refused(NotAdmitted.Reason.OLD, token("pia", "s-1", NOW.minus(Duration.ofMinutes(17)), issuer, dpo));
        assertThatCode(() -> users.admit(token("pia", "s-1", NOW.minus(Duration.ofMinutes(15)), issuer, dpo)))
                .doesNotThrowAnyException();
        assertThatCode(() -> users.admit(token("pia", "s-1", null, issuer, dpo)))
                .as("where the provider does not say")
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 299, -59})
    void aSignInOfTheLastMinutesIsFresh(int secondsAgo) {
        signedIn(NOW.minusSeconds(secondsAgo));
        assertThatCode(freshness::require).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 86_400, -120})
    void anOlderOneOrOneOfTheFutureIsNot(int secondsAgo) {
        signedIn(NOW.minusSeconds(secondsAgo));
        assertThatThrownBy(freshness::require).isInstanceOf(SignInAgain.class);
    }

    @Test
    void aProviderThatDoesNotSayWhenIsNotFreshAndAPasswordWithTheCallIs() {
        signedIn(null);
        assertThatThrownBy(freshness::require).isInstanceOf(SignInAgain.class);
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("petra", null, "dpo"));
        assertThatCode(freshness::require).doesNotThrowAnyException();
    }

    private static void signedIn(Instant at) {
        OidcIdToken token = token("pia", "s-1", at, PROVIDER.issuer().toString(), List.of("dpo"));
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(
                        new DefaultOidcUser(List.of(), token, "preferred_username"), null));
    }

    private void refused(NotAdmitted.Reason reason, OidcIdToken token) {
        assertThatThrownBy(() -> users.admit(token))
                .isInstanceOfSatisfying(
                        NotAdmitted.class, not -> assertThat(not.reason()).isEqualTo(reason));
    }

    private User user(String id) {
        return identity.createUserQuery().userId(id).singleResult();
    }

    private Set<String> groups(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .collect(java.util.stream.Collectors.toSet());
    }

    private static OidcIdToken token(String name, String subject, String... groups) {
        return token(name, subject, NOW, PROVIDER.issuer().toString(), List.of(groups));
    }

    private static OidcIdToken token(String name, String subject, Instant at, String issuer, List<String> groups) {
        OidcIdToken.Builder token = OidcIdToken.withTokenValue("t")
                .issuer(issuer)
                .subject(subject)
                .claim("preferred_username", name)
                .claim("given_name", "Pia")
                .claim("family_name", "Holst")
                .claim("email", "pia@example.org")
                .claim("groups", groups);
        return at == null ? token.build() : token.authTime(at).build();
    }
}
