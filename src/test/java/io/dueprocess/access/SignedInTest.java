package io.dueprocess.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a sign-in leads to. */
class SignedInTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cases",
                "/breaches/register?drills=true",
                "/cases/2b1c6f2e-6d0a-4d5b-9f6a-1c2d3e4f5a6b",
                "/cases?reference=DP-7K3M-Q2XA",
                "/camunda/app/cockpit/default/",
                "/camunda/app/tasklist/default/#/?task=2b1c6f2e&filter=a"
            })
    void leadsToThePageThatWasAskedFor(String page) {
        assertThat(SignedIn.next(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "//evil.example/cases",
                "https://evil.example/",
                "/\\evil.example",
                "/cases\r\nSet-Cookie: a=b",
                "/cases//evil.example/../..\\",
                "/casesevil",
                "/logout",
                "javascript:alert(1)",
                "/camunda/api/admin"
            })
    void leadsNowhereElse(String page) {
        assertThat(SignedIn.next(page)).isEqualTo(SignedIn.HOME);
    }

    @Test
    void passwordsAreKeptBySlowSaltedHashes() {
        StaffPasswords passwords = new StaffPasswords();
        String hash = passwords.encrypt("correct horse");
        assertThat(hash).doesNotContain("correct").isNotEqualTo(passwords.encrypt("correct horse"));
        assertThat(passwords.check("correct horse", hash)).isTrue();
        assertThat(passwords.check("correct hors", hash)).isFalse();
        assertThat(passwords.check("x".repeat(80) + "a", passwords.encrypt("x".repeat(80) + "b")))
                .as("every byte counts, also beyond the 72nd")
                .isFalse();
        assertThat(passwords.hashAlgorithmName()).isEqualTo("PBKDF2");
    }
}
