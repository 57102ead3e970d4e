package io.dueprocess.access;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.engine.Unrestricted;
import io.dueprocess.node.StaffNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes of somebody whom the provider vouches for a user of the engine, without a password, and keeps name, address and
 * groups as the ID token says at each sign-in. A user belongs to the subject at the issuer that first came with that id; a
 * user with a password, or of another subject, is nobody's to take over.
 */
@Profile(ProviderSettings.PROFILE)
@StaffNode
@Component
class ProviderUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static final String ISSUER = "oidc-issuer";
    static final String SUBJECT = "oidc-subject";

    /** As the engine takes ids of users, see {@code userResourceWhitelistPattern}. */
    private static final Pattern USER_ID = Pattern.compile("[a-zA-Z0-9_.@-]{1,64}");

    private final ProviderSettings.Provider provider;
    private final ProviderFreshness freshness;
    private final IdentityService identity;
    private final Staff staff;
    private final Audit audit;
    private final Unrestricted unrestricted;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ProviderUsers(
            ProviderSettings.Provider provider,
            ProviderFreshness freshness,
            IdentityService identity,
            Staff staff,
            Audit audit,
            Unrestricted unrestricted,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.provider = provider;
        this.freshness = freshness;
        this.identity = identity;
        this.staff = staff;
        this.audit = audit;
        this.unrestricted = unrestricted;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The user with the groups as authorities; throws {@link NotAdmitted}. All is read from the ID token. */
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcIdToken token = request.getIdToken();
        Set<String> groups = admit(token);
        return new DefaultOidcUser(
                groups.stream().map(SimpleGrantedAuthority::new).toList(), token, provider.userClaim());
    }

    /** Brings the engine's user up to date and answers the groups, of which there is one at least. */
    Set<String> admit(OidcIdToken token) {
        String id = token.getClaim(provider.userClaim()) instanceof String name ? name : "";
        if (!USER_ID.matcher(id).matches()) {
            throw new NotAdmitted(NotAdmitted.Reason.NAME);
        }
        if (freshness.isTooOldToSignIn(token)) {
            throw new NotAdmitted(NotAdmitted.Reason.OLD);
        }
        Set<String> groups = new TreeSet<>(groups(token));
        groups.retainAll(Groups.NAMES.keySet());
        transaction.executeWithoutResult(status -> unrestricted.ask(() -> {
            refresh(id, groups, token);
            return null;
        }));
        if (groups.isEmpty()) {
            throw new NotAdmitted(NotAdmitted.Reason.NO_GROUP); // after what was taken away is stored
        }
        return groups;
    }

    private Set<String> groups(OidcIdToken token) {
        return token.getClaim(provider.groupsClaim()) instanceof List<?> list
                ? Set.copyOf(list.stream().map(String::valueOf).distinct().toList())
                : Set.of();
    }

    private void refresh(String id, Set<String> groups, OidcIdToken token) {
        jdbc.sql("select name from dp_lock where name = 'access' for update")
                .query(String.class)
                .single();
        User user = identity.createUserQuery().userId(id).singleResult();
        boolean isNew = user == null;
        if (isNew && groups.isEmpty()) {
            return;
        }
        if (isNew) {
            user = identity.newUser(id);
        } else if (user.getPassword() != null || !isOf(id, token)) {
            throw new NotAdmitted(NotAdmitted.Reason.TAKEN);
        }
        user.setFirstName(token.getGivenName());
        user.setLastName(token.getFamilyName());
        user.setEmail(Boolean.FALSE.equals(token.getEmailVerified()) ? null : token.getEmail());
        identity.saveUser(user);
        if (isNew) {
            identity.setUserInfo(id, ISSUER, token.getIssuer().toString());
            identity.setUserInfo(id, SUBJECT, token.getSubject());
        }
        join(id, groups);
    }

    private boolean isOf(String id, OidcIdToken token) {
        return token.getIssuer().toString().equals(identity.getUserInfo(id, ISSUER))
                && token.getSubject().equals(identity.getUserInfo(id, SUBJECT));
    }

    /** Groups of others, which an administrator may have made, stay as they are. */
    private void join(String id, Set<String> groups) {
        Set<String> before = new TreeSet<>(staff.groupsOf(id));
        before.retainAll(Groups.NAMES.keySet());
        if (before.equals(groups)) {
            return;
        }
        before.stream().filter(group -> !groups.contains(group)).forEach(group -> identity.deleteMembership(id, group));
        groups.stream().filter(group -> !before.contains(group)).forEach(group -> identity.createMembership(id, group));
        audit.record(null, id, AuditAction.ADMINISTER, "groups-by-provider:" + String.join(",", groups));
    }
}
