package io.dueprocess.breach;

import io.dueprocess.breach.authority.KnownFacts;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.SystemsOfRecord;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a notification says without anybody having to type it: who we are, our reference, the times. */
@Component
class NotificationFacts {

    private final CaseFiles files;
    private final BreachStore store;
    private final NotificationRounds rounds;
    private final SystemsOfRecord systems;
    private final NotificationSettings settings;
    private final String organisation;
    private final ZoneId zone;

    NotificationFacts(
            CaseFiles files,
            BreachStore store,
            NotificationRounds rounds,
            SystemsOfRecord systems,
            NotificationSettings settings,
            @Value("${dueprocess.organisation.name}") String organisation,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.store = store;
        this.rounds = rounds;
        this.systems = systems;
        this.settings = settings;
        this.organisation = organisation;
        this.zone = zone;
    }

    KnownFacts of(String caseId) {
        BreachTimes times = store.get(caseId).times();
        Catalogue.Controller controller = systems.catalogue().controller();
        return new KnownFacts(
                reference(caseId),
                rounds.receiptNumber(caseId).orElse(null),
                controllerName(),
                controller == null ? null : controller.registration(),
                contact(),
                settings.sector(),
                settings.organisationType(),
                settings.activity(),
                local(times.occurred()),
                local(times.aware()));
    }

    String reference(String caseId) {
        return files.find(caseId).orElseThrow().reference();
    }

    String controllerName() {
        Catalogue.Controller controller = systems.catalogue().controller();
        return controller == null ? organisation : controller.name();
    }

    /** Address, mail and telephone on one line; empty when the data map names no controller. */
    String contact() {
        Catalogue.Controller controller = systems.catalogue().controller();
        return controller == null
                ? ""
                : Stream.of(controller.address(), controller.mail(), controller.phone())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "));
    }

    /** Name and address, or empty. */
    String authority() {
        Catalogue.Authority authority = systems.catalogue().authority();
        return authority == null ? "" : authority.name() + "\n" + authority.address();
    }

    /** In our own zone: days in the form are counted there. */
    private OffsetDateTime local(OffsetDateTime time) {
        return time == null ? null : time.atZoneSameInstant(zone).toOffsetDateTime();
    }
}
