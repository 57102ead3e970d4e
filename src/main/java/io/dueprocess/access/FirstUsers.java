package io.dueprocess.access;

import io.dueprocess.casefile.MissingSettings;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The groups, the first administrator, and in the demo the staff of the example organisation. */
@Component
class FirstUsers {

    static final String ADMIN_ID = "dueprocess.first-admin.id";
    static final String ADMIN_PASSWORD = "dueprocess.first-admin.password";

    private static final int SHORTEST_PASSWORD = 12;

    /** Of the profile {@code demo}; the password of each is the user's id. */
    private record DemoUser(String id, String firstName, String lastName, String group) {}

    private static final List<DemoUser> DEMO = List.of(
            new DemoUser("admin", "Adam", "Minde", Groups.ADMIN),
            new DemoUser("petra", "Petra", "Holm", Groups.PRIVACY_TEAM),
            new DemoUser("dan", "Dan", "Overgaard", Groups.DPO),
            new DemoUser("sia", "Sia", "Lund", Groups.IT_SECURITY),
            new DemoUser("lea", "Lea", "Juul", Groups.LEGAL),
            new DemoUser("bo", "Bo", "Krogh", Groups.BUSINESS_OWNER),
            new DemoUser("max", "Max", "Skov", Groups.MANAGERS),
            new DemoUser("wim", "Wim", "Dahl", Groups.WHISTLEBLOWER_HANDLERS),
            new DemoUser("wanda", "Wanda", "Friis", Groups.WHISTLEBLOWER_HANDLERS));

    private final IdentityService identity;
    private final Environment environment;

    FirstUsers(IdentityService identity, Environment environment) {
        this.identity = identity;
        this.environment = environment;
    }

    /** Makes what is missing and changes nothing that exists. */
    void provision() {
        Groups.NAMES.forEach(this::group);
        if (isDemo()) {
            DEMO.forEach(user -> user(user, user.id()));
        } else if (nobodyAdministersByPassword() && (isGiven() || !isByProvider())) {
            firstAdministrator();
        }
    }

    private boolean nobodyAdministersByPassword() {
        return identity.createUserQuery().memberOfGroup(Groups.ADMIN).list().stream()
                .allMatch(user -> user.getPassword() == null);
    }

    /** Then administrators come from the identity provider, and one of our own is a matter of choice. */
    private boolean isByProvider() {
        return environment.acceptsProfiles(Profiles.of(ProviderSettings.PROFILE));
    }

    private boolean isGiven() {
        return !environment.getProperty(ADMIN_ID, "").isBlank();
    }

    private void group(String id, String name) {
        if (identity.createGroupQuery().groupId(id).count() > 0) {
            return;
        }
        Group group = identity.newGroup(id);
        group.setName(name);
        group.setType(id.equals(Groups.ADMIN) ? "SYSTEM" : "WORKFLOW");
        identity.saveGroup(group);
    }

    private void firstAdministrator() {
        String id = environment.getProperty(ADMIN_ID, "");
        String password = environment.getProperty(ADMIN_PASSWORD, "");
        if (id.isBlank() || password.length() < SHORTEST_PASSWORD) {
            throw new MissingSettings(List.of(
                    ADMIN_ID + " (user id of the first administrator; needed until there is one)",
                    ADMIN_PASSWORD + " (at least " + SHORTEST_PASSWORD + " characters)"));
        }
        user(new DemoUser(id, "First", "Administrator", Groups.ADMIN), password);
    }

    private void user(DemoUser wanted, String password) {
        User found = identity.createUserQuery().userId(wanted.id()).singleResult();
        if (found == null) {
            User user = identity.newUser(wanted.id());
            user.setFirstName(wanted.firstName());
            user.setLastName(wanted.lastName());
            user.setPassword(password);
            user.setEmail(
                    isDemo()
                            ? wanted.id() + "@" + environment.getRequiredProperty("dueprocess.demo.staff-domain")
                            : null);
            identity.saveUser(user);
            identity.createMembership(wanted.id(), wanted.group());
        } else if (!isDemo() && found.getPassword() == null) {
            throw new MissingSettings(List.of(ADMIN_ID + " is a user of the identity provider; take another one"));
        } else if (!isDemo()) {
            // there is the user and no administrator: it had been taken out of the group
            identity.createMembership(wanted.id(), wanted.group());
        }
    }

    private boolean isDemo() {
        return environment.acceptsProfiles(Profiles.of("demo"));
    }
}
