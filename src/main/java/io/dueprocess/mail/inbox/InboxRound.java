package io.dueprocess.mail.inbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * One look into the mailbox: takes each mail, then moves it away. A mail that was taken and could not be moved is found taken
 * by the next look, here or on another node, and only moved. One node looks at a time, since a mailbox is renumbered while
 * mails leave it. The log names no mail: its places tell nothing.
 */
@Component
@ConditionalOnProperty("dueprocess.inbox.host")
class InboxRound {

    private static final int MOST_IN_A_ROUND = 200;
    private static final Logger LOG = LoggerFactory.getLogger(InboxRound.class);

    private final ImapServer server;
    private final InboxIntake intake;
    private final InboxSettings settings;
    private final Clock clock;
    private final ZoneId zone;

    /** Mails that were taken and lie here still, so that they need not be read again: place to where they go. */
    private final Map<String, InboxIntake.Place> taken = new ConcurrentHashMap<>();

    private LocalDate cleared;

    InboxRound(
            ImapServer server,
            InboxIntake intake,
            InboxSettings settings,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.server = server;
        this.intake = intake;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    /** @throws MessagingException when the server is not to be reached, or ends the connection */
    synchronized void run() throws MessagingException {
        if (!intake.turn()) {
            return;
        }
        try {
            look();
            clear();
        } finally {
            intake.turnOver();
        }
    }

    private void look() throws MessagingException {
        try (Store store = server.connect()) {
            Folder inbox = store.getFolder(settings.folder());
            inbox.open(Folder.READ_WRITE);
            for (Message mail : mails(inbox)) {
                if (!intake.turn()) {
                    return;
                }
                take(mail, store, inbox);
            }
            inbox.close(false); // what others marked as deleted is theirs
        }
    }

    private static Message[] mails(Folder inbox) throws MessagingException {
        int count = Math.min(inbox.getMessageCount(), MOST_IN_A_ROUND);
        if (count == 0) {
            return new Message[0];
        }
        Message[] mails = inbox.getMessages(1, count);
        FetchProfile profile = new FetchProfile();
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        profile.add(UIDFolder.FetchProfileItem.UID);
        inbox.fetch(mails, profile);
        return mails;
    }

    /** A mail that fails stays for the next look, and never stops the others; a server that fails stops them all. */
    private void take(Message mail, Store store, Folder inbox) throws MessagingException {
        if (mail.isExpunged() || mail.isSet(Flags.Flag.DELETED)) {
            return;
        }
        String place = ((UIDFolder) inbox).getUIDValidity() + "/" + ((UIDFolder) inbox).getUID(mail);
        Optional<InboxIntake.Place> target = target(mail, place);
        if (!inbox.isOpen()) {
            throw new MessagingException("the connection ended");
        }
        if (target.isPresent()) {
            taken.put(place, target.get());
            try {
                move(mail, store, inbox, name(target.get()));
                taken.remove(place);
            } catch (MessagingException failure) {
                LOG.warn(
                        "A mail was taken and cannot be moved yet: {}",
                        failure.getClass().getSimpleName());
            }
        }
    }

    private Optional<InboxIntake.Place> target(Message mail, String place) {
        if (taken.containsKey(place)) {
            return Optional.of(taken.get(place));
        }
        try {
            RawMail raw = RawMail.read(mail, settings.largestMail().toBytes());
            Date received = mail.getReceivedDate();
            return Optional.of(intake.take(raw, received == null ? null : received.toInstant()));
        } catch (MessageRemovedException elsewhere) {
            return Optional.empty();
        } catch (MessagingException | IOException | RuntimeException failure) {
            LOG.warn("A mail could not be taken: {}", failure.getClass().getSimpleName());
            return intake.givenUp(place) ? Optional.of(InboxIntake.Place.TROUBLE) : Optional.empty();
        }
    }

    private String name(InboxIntake.Place place) {
        return switch (place) {
            case DONE -> settings.doneFolder();
            case WHOLE -> settings.wholeFolder();
            case TROUBLE -> settings.troubleFolder();
        };
    }

    private static void move(Message mail, Store store, Folder inbox, String name) throws MessagingException {
        Folder target = ImapServer.folder(store, name);
        Message[] one = {mail};
        if (((IMAPStore) store).hasCapability("MOVE")) {
            ((IMAPFolder) inbox).moveMessages(one, target);
        } else {
            inbox.copyMessages(one, target);
            mail.setFlag(Flags.Flag.DELETED, true);
            ((IMAPFolder) inbox).expunge(one);
        }
    }

    /** Once a day: what has been in the done folder for long goes; its case has it. */
    private void clear() throws MessagingException {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (today.equals(cleared)) {
            return;
        }
        intake.forget();
        if (!settings.keepDone().isZero()) {
            deleteBefore(today.minus(settings.keepDone()));
        }
        cleared = today;
    }

    private void deleteBefore(LocalDate day) throws MessagingException {
        try (Store store = server.connect();
                Folder done = ImapServer.folder(store, settings.doneFolder())) {
            done.open(Folder.READ_WRITE);
            Date before = Date.from(day.atStartOfDay(zone).toInstant());
            Message[] old = done.search(new ReceivedDateTerm(ComparisonTerm.LT, before));
            done.setFlags(old, new Flags(Flags.Flag.DELETED), true);
            done.expunge();
        }
    }
}
