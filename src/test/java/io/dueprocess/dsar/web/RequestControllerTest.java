package io.dueprocess.dsar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.dsar.DsarRequests;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ConcurrentModel;

/** Nobody is kept from the right to ask (Art. 12(2)) by a fault of ours. */
class RequestControllerTest {

    private static final int A_DAY = 2;

    private final DsarRequests requests = mock();
    private final StaticMessageSource messages = new StaticMessageSource();
    private final RequestController controller =
            new RequestController(requests, new Guard(new Limits(10, 600, 30, 3, A_DAY), Clock.systemUTC()), messages);

    @Test
    void whatFailedHereDoesNotCountAgainstThePerson() {
        messages.setUseCodeAsDefaultMessage(true);
        when(requests.receipt(any())).thenReturn(Optional.empty());
        when(requests.submit(any())).thenThrow(new DataAccessResourceFailureException("the database is away"));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(this::submit).isInstanceOf(DataAccessResourceFailureException.class);
        }

        doReturn(null).when(requests).submit(any());
        for (int i = 0; i < A_DAY; i++) {
            assertThat(submit()).startsWith("redirect:");
        }
        assertThat(submit()).as("what was accepted counts").doesNotStartWith("redirect:");
    }

    private String submit() {
        RequestForm form = new RequestForm(
                null, "Freja", "freja@example.org", Set.of("ACCESS"), "All of it.", "en", null, null, null);
        return controller.submit(
                form,
                Locale.ENGLISH,
                new MockHttpServletRequest(),
                new MockHttpServletResponse(),
                new ConcurrentModel());
    }
}
