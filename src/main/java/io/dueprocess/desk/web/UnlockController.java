package io.dueprocess.desk.web;

import io.dueprocess.access.HandlerSession;
import io.dueprocess.access.StaffSession;
import io.dueprocess.casefile.UnlockedHandler;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.desk.Unlocking;
import io.dueprocess.engine.FreshSignIn;
import io.dueprocess.engine.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** {@code /api/v1/unlock}: the key of the handler who is signed in; it is kept in the session, so there must be one. */
@DeskApi
@RequestMapping("/api/v1/unlock")
@Tag(name = "Unlocking", description = "For whistleblower handlers, in a session. To all others it does not exist.")
class UnlockController {

    private static final int LONGEST = 1_000;

    private final Unlocking unlocking;
    private final Clock clock;
    private final ObjectProvider<FreshSignIn> freshSignIn;

    UnlockController(Unlocking unlocking, Clock clock, ObjectProvider<FreshSignIn> freshSignIn) {
        this.unlocking = unlocking;
        this.clock = clock;
        this.freshSignIn = freshSignIn;
    }

    record Passphrase(@NotNull @Size(max = LONGEST) String passphrase) {

        /** Says nothing, so that it can stand in a log. */
        @Override
        public String toString() {
            return "Passphrase";
        }
    }

    /**
     * @param current the passphrase so far; left out when there is none or it is forgotten
     * @param loseCases true to make a new key although the cases of the old one are lost until a colleague gives them back
     */
    record NewPassphrase(
            @Size(max = LONGEST) String current,
            @NotNull @Size(max = LONGEST) String passphrase,
            @NotNull @Size(max = LONGEST) String repeat,
            boolean loseCases) {

        /** Says nothing, so that it can stand in a log. */
        @Override
        public String toString() {
            return "NewPassphrase";
        }
    }

    record Confirmation(@NotNull @Size(max = 64) String fingerprint) {}

    record Cases(@NotEmpty @Size(max = 10_000) Set<String> cases) {}

    @GetMapping
    @Operation(
            summary = "Whether the key is set and unlocked; colleagues who wait for a confirmation or have lost cases")
    Unlocking.State state() {
        return unlocking.state();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Unlock")
    @ApiResponse(responseCode = "403", description = "The sign-in at the identity provider is too long ago")
    @ApiResponse(responseCode = "422", description = "The passphrase is wrong")
    @ApiResponse(responseCode = "429", description = "Too many attempts")
    void unlock(@Valid @RequestBody Passphrase typed, HttpServletRequest request) {
        requireSession(request);
        keep(request, unlocking.unlock(typed.passphrase()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lock")
    void lock(HttpServletRequest request) {
        HandlerSession.lock(request);
    }

    @PutMapping("/passphrase")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Set or change the passphrase, and unlock")
    @ApiResponse(responseCode = "409", description = "There is a passphrase, and a new one would lose its cases")
    void set(@Valid @RequestBody NewPassphrase typed, HttpServletRequest request) {
        requireSession(request);
        keep(request, unlocking.set(typed.current(), typed.passphrase(), typed.repeat(), typed.loseCases()));
    }

    @PostMapping("/colleagues/{user}/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Vouch for a colleague's key, by the fingerprint that the colleague told")
    void confirm(@PathVariable String user, @Valid @RequestBody Confirmation seen) {
        unlocking.confirm(user, seen.fingerprint());
    }

    @PostMapping("/colleagues/{user}/cases")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give a colleague back cases that were lost with an earlier key")
    void giveBack(@PathVariable String user, @Valid @RequestBody Cases cases) {
        unlocking.giveBack(user, cases.cases());
    }

    private static void keep(HttpServletRequest request, Optional<UnlockedHandler> handler) {
        HandlerSession.unlocked(request, handler.orElseThrow(() -> new Refused("desk.unlock.wrong")));
    }

    /** A key that each request would have to derive anew is none that a program may have; nor one whose user has not signed in lately. */
    private void requireSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || StaffSession.left(session, clock).isZero()) {
            throw new Refused("desk.unlock.session");
        }
        freshSignIn.ifAvailable(FreshSignIn::require);
    }
}
