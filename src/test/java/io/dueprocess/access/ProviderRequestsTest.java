package io.dueprocess.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** What the provider is asked, and what is remembered until its answer. */
class ProviderRequestsTest {

    private final ProviderRequests requests =
            new ProviderRequests(new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId("oidc")
                    .clientId("due-process")
                    .clientSecret("secret")
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .scope("openid")
                    .redirectUri("https://staff.example/login/oauth2/code/oidc")
                    .authorizationUri("https://sso.example/auth")
                    .tokenUri("https://sso.example/token")
                    .build()));

    @Test
    void aSignInCarriesStateNonceAndChallengeAndTheAgeThatWeAccept() {
        var asked = parameters(asked("/cases", null));
        assertThat(asked)
                .containsKeys("state", "nonce", "code_challenge")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("max_age", "900")
                .doesNotContainKey("prompt");
    }

    @Test
    void aFreshOneAsksThePersonAnew() {
        assertThat(parameters(asked(null, "true")))
                .containsEntry("prompt", "login")
                .containsEntry("max_age", "900");
    }

    @Test
    void theAnswerLeadsOnToThePageThatWasAskedForIfItIsOurs() {
        assertThat(ProviderRequests.next(answered(asked("/cases?reference=x", null))))
                .isEqualTo("/cases?reference=x");
        assertThat(ProviderRequests.next(answered(asked("//evil.example/", null))))
                .isEqualTo(SignedIn.HOME);
        assertThat(ProviderRequests.fresh(answered(asked(null, "true")))).isTrue();
        assertThat(ProviderRequests.fresh(answered(asked(null, null)))).isFalse();
    }

    @Test
    void whatWasNeverAskedHasNoAnswer() {
        MockHttpServletRequest answer = new MockHttpServletRequest("GET", ProviderClient.CALLBACK);
        answer.setParameter("state", "guessed");
        assertThat(requests.removeAuthorizationRequest(answer, new MockHttpServletResponse()))
                .isNull();
        assertThat(ProviderRequests.next(answer)).isNull();
        assertThat(ProviderRequests.fresh(answer)).isFalse();
    }

    private MockHttpServletRequest asked(String next, String fresh) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", ProviderRequests.BEGIN + "/oidc");
        request.setServletPath(ProviderRequests.BEGIN + "/oidc");
        if (next != null) {
            request.setParameter("next", next);
        }
        if (fresh != null) {
            request.setParameter("fresh", fresh);
        }
        return request;
    }

    private java.util.Map<String, String> parameters(MockHttpServletRequest request) {
        return UriComponentsBuilder.fromUriString(requests.resolve(request).getAuthorizationRequestUri())
                .build()
                .getQueryParams()
                .toSingleValueMap();
    }

    private MockHttpServletRequest answered(MockHttpServletRequest request) {
        OAuth2AuthorizationRequest asked = requests.resolve(request);
        requests.saveAuthorizationRequest(asked, request, new MockHttpServletResponse());
        MockHttpServletRequest answer = new MockHttpServletRequest("GET", ProviderClient.CALLBACK);
        answer.setSession(request.getSession());
        answer.setParameter("state", asked.getState());
        requests.removeAuthorizationRequest(answer, new MockHttpServletResponse());
        return answer;
    }
}
