package io.dueprocess.dsar.web;

import io.dueprocess.dsar.NewRequest;
import io.dueprocess.dsar.Requester;
import io.dueprocess.dsar.Right;
import io.dueprocess.language.Languages;
import io.dueprocess.mail.MailAddress;
import io.dueprocess.portal.Problems;
import io.dueprocess.portal.Uploads;
import java.net.IDN;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The request form as the person typed it; never null, so that it can be shown again.
 *
 * @param key the submission key
 * @param rights names of {@link Right}
 * @param language code of the language of our answer
 * @param requester name of a {@link Requester}
 * @param subject name of the person for whom somebody else asks
 * @param subjectMail their own address, may be empty
 */
record RequestForm(
        String key,
        String name,
        String mail,
        Set<String> rights,
        String text,
        String language,
        String requester,
        String subject,
        String subjectMail) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MAIL = 254;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{20,64}");
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Set<String> REQUESTERS =
            Arrays.stream(Requester.values()).map(Requester::name).collect(Collectors.toUnmodifiableSet());
    private static final SecureRandom RANDOM = new SecureRandom();

    RequestForm {
        key = key != null && KEY.matcher(key).matches() ? key : newKey();
        name = Typed.line(name);
        mail = Typed.line(mail);
        rights = rights == null ? Set.of() : rights;
        text = Typed.text(text);
        language = language == null ? "" : language;
        requester = REQUESTERS.contains(String.valueOf(requester)) ? requester : Requester.SELF.name();
        subject = Typed.line(subject);
        subjectMail = Typed.line(subjectMail);
    }

    static RequestForm empty(Locale language) {
        return new RequestForm(null, null, null, null, null, language.getLanguage(), null, null, null);
    }

    void check(Problems problems) {
        if (name.isEmpty()) {
            problems.add("name", "dsar.new.name.missing");
        } else if (name.length() > LONGEST_NAME) {
            problems.add("name", "dsar.new.name.long", LONGEST_NAME);
        }
        if (mail.isEmpty()) {
            problems.add("mail", "dsar.new.mail.missing");
        } else if (address(mail).isEmpty()) {
            problems.add("mail", "dsar.new.mail.wrong");
        }
        checkSubject(problems);
        if (chosen().isEmpty() && text.isBlank()) {
            problems.add("rights", "dsar.new.rights.missing");
        }
        Typed.checkLength(text, problems);
    }

    /** What is typed about another person counts only when it is for them that somebody asks. */
    private void checkSubject(Problems problems) {
        if (ownData()) {
            return;
        }
        if (subject.isEmpty()) {
            problems.add("subject", "dsar.new.subject.missing");
        } else if (subject.length() > LONGEST_NAME) {
            problems.add("subject", "dsar.new.name.long", LONGEST_NAME);
        }
        if (!subjectMail.isEmpty() && address(subjectMail).isEmpty()) {
            problems.add("subjectMail", "dsar.new.mail.wrong");
        }
    }

    private boolean ownData() {
        return requester.equals(Requester.SELF.name());
    }

    private NewRequest.Behalf behalf() {
        return ownData()
                ? null
                : new NewRequest.Behalf(
                        Requester.valueOf(requester),
                        subject,
                        address(subjectMail).orElse(null));
    }

    /** @param mandate files that show the authority to ask for another; dropped when it is the own data */
    NewRequest request(List<Uploads.Accepted> files, List<Uploads.Accepted> mandate, Locale shown) {
        return new NewRequest(
                key,
                name,
                address(mail).orElseThrow(),
                Languages.of(language).orElse(shown),
                chosen(),
                text.strip(),
                Typed.uploads(files),
                NewRequest.CHANNEL_WEB,
                behalf(),
                ownData() ? List.of() : Typed.uploads(mandate));
    }

    private Set<Right> chosen() {
        Set<Right> chosen = EnumSet.noneOf(Right.class);
        Arrays.stream(Right.values())
                .filter(right -> rights.contains(right.name()))
                .forEach(chosen::add);
        return chosen;
    }

    /** The mail address with its domain in ASCII; empty when it is none. */
    private static Optional<String> address(String mail) {
        int at = mail.lastIndexOf('@');
        if (at < 0 || mail.length() > LONGEST_MAIL) {
            return Optional.empty();
        }
        try {
            return Optional.of(mail.substring(0, at + 1) + IDN.toASCII(mail.substring(at + 1)))
                    .filter(address -> MAIL.matcher(address).matches() && MailAddress.accepts(address));
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    private static String newKey() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
