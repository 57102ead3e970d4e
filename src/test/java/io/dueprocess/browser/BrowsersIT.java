package io.dueprocess.browser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import io.dueprocess.support.Browsers;
import org.junit.jupiter.api.Test;

class BrowsersIT {

    @Test
    void accessibilityFindingsAreNamed() {
        try (var chromium = Browsers.launch()) {
            Page page = chromium.page("en");
            page.setContent("<html lang=en><title>A page</title><main><h1>Title</h1><img src='data:,'></main>");
            assertThatThrownBy(() -> Browsers.assertAccessible(page)).hasMessageContaining("image-alt");
        }
    }
}
