package io.dueprocess.access;

import io.dueprocess.casefile.Reader;
import io.dueprocess.engine.Unrestricted;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/** Who is signed in, and whom to write to. */
@Service
public class Staff {

    private final IdentityService identity;
    private final Unrestricted unrestricted;

    Staff(IdentityService identity, Unrestricted unrestricted) {
        this.identity = identity;
        this.unrestricted = unrestricted;
    }

    /** User id of the staff member whose request this is; throws IllegalStateException when there is none. */
    public String currentUser() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || signedIn instanceof AnonymousAuthenticationToken || !signedIn.isAuthenticated()) {
            throw new IllegalStateException("nobody is signed in");
        }
        return signedIn.getName();
    }

    /** Groups of {@link #currentUser()} as they are now, not as they were at the sign-in. */
    public Set<String> currentGroups() {
        return groupsOf(currentUser());
    }

    /** {@link #currentUser()} as the case file sees them. */
    public Reader currentReader() {
        return new Reader(currentUser(), currentGroups());
    }

    Set<String> groupsOf(String userId) {
        return unrestricted.ask(() -> identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Somebody of staff as colleagues know them. */
    public record Member(String id, String name) {}

    /** A group's members, by id. */
    public List<Member> members(String group) {
        return unrestricted.ask(
                () -> identity.createUserQuery().memberOfGroup(group).orderByUserId().asc().list().stream()
                        .map(user -> new Member(user.getId(), name(user)))
                        .toList());
    }

    public boolean isMember(String userId, String group) {
        return groupsOf(userId).contains(group);
    }

    private static String name(User user) {
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? user.getId() : name;
    }

    /** A user's mail address; empty for an unknown user and one without. */
    public Optional<String> mailAddress(String userId) {
        return unrestricted.ask(() -> Optional.ofNullable(
                        identity.createUserQuery().userId(userId).singleResult())
                .map(User::getEmail)
                .filter(address -> !address.isBlank()));
    }

    /** A user's first and last name; empty for an unknown user and one without. */
    public Optional<String> name(String userId) {
        return unrestricted.ask(() -> Optional.ofNullable(
                        identity.createUserQuery().userId(userId).singleResult())
                .map(user -> Stream.of(user.getFirstName(), user.getLastName())
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(" ")))
                .filter(name -> !name.isBlank()));
    }

    /** Mail addresses of a group's members. */
    public List<String> mailAddresses(String group) {
        return unrestricted.ask(() -> identity.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getEmail)
                .filter(address -> address != null && !address.isBlank())
                .toList());
    }
}
