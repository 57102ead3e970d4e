package io.dueprocess.retention.web;

import io.dueprocess.access.Clients;
import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.datamap.Suppression;
import io.dueprocess.datamap.Suppression.Bar;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.desk.CaseNotFound;
import io.dueprocess.desk.DeskApi;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** {@code /api/v1/suppression}: which addresses an import must leave out (Art. 17(1), 21(3), 7(3)). */
@DeskApi
@RequestMapping("/api/v1/suppression")
@Tag(
        name = "Suppression",
        description = "For the privacy team and data protection officers, and for other systems by a bearer token.")
class SuppressionController {

    private static final Set<String> MAY_ASK = Set.of(Groups.PRIVACY_TEAM, Groups.DPO);
    private static final int MOST = 1_000;
    private static final int LONGEST_ADDRESS = 320;

    private final Suppression suppression;
    private final SystemsOfRecord systems;
    private final Staff staff;
    private final Audit audit;

    SuppressionController(Suppression suppression, SystemsOfRecord systems, Staff staff, Audit audit) {
        this.suppression = suppression;
        this.systems = systems;
        this.staff = staff;
        this.audit = audit;
    }

    /** @param activity id in the data map for which the addresses are to be used */
    record Question(
            @NotBlank @Size(max = 60) String activity,
            @NotEmpty @Size(max = MOST) List<@NotBlank @Size(max = LONGEST_ADDRESS) String> addresses) {}

    /**
     * @param index of the address in the question, from 0; the address itself is not repeated
     * @param cause {@code erased} or {@code stopped}
     * @param since a consent given after that is a new one, and counts
     */
    record Barred(int index, String cause, Instant since) {}

    record Answer(List<Barred> barred) {}

    @PostMapping("/check")
    @Operation(
            summary = "Which addresses must not be imported",
            description =
                    "Up to 1,000 addresses. Those not in the answer may be imported, as far as this ledger knows. "
                            + "The ledger holds keyed hashes; neither addresses nor the question are stored.",
            security = @SecurityRequirement(name = "client"))
    @ApiResponse(responseCode = "200", description = "The barred addresses by their place in the question")
    @ApiResponse(responseCode = "404", description = "Unknown activity, or neither client nor one of the groups")
    Answer check(@Valid @RequestBody Question question, @Parameter(hidden = true) Authentication signedIn) {
        boolean client = Clients.isClient(signedIn);
        boolean mayAsk = client || staff.currentGroups().stream().anyMatch(MAY_ASK::contains);
        boolean known = systems.catalogue().activities().stream()
                .anyMatch(activity -> activity.id().equals(question.activity()));
        if (!mayAsk || !known) {
            throw new CaseNotFound();
        }
        List<Optional<Bar>> bars = suppression.bars(question.addresses(), question.activity());
        List<Barred> barred = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            int index = i;
            bars.get(i)
                    .ifPresent(bar ->
                            barred.add(new Barred(index, bar.cause().name().toLowerCase(Locale.ROOT), bar.since())));
        }
        audit.record(
                null,
                client ? "(client " + signedIn.getName() + ")" : signedIn.getName(),
                AuditAction.READ,
                "suppression:" + question.activity() + ":" + bars.size() + "/" + barred.size());
        return new Answer(barred);
    }
}
