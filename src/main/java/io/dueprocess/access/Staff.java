package io.dueprocess.access;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Who is signed in, and whom to write to. */
@Service
public class Staff {

    /** User id of the staff member whose request this is; throws IllegalStateException when there is none. */
    public String currentUser() {
        throw new UnsupportedOperationException();
    }

    /** Groups of {@link #currentUser()}. */
    public Set<String> currentGroups() {
        throw new UnsupportedOperationException();
    }

    /** Mail addresses of a group's members. */
    public List<String> mailAddresses(String group) {
        throw new UnsupportedOperationException();
    }
}
