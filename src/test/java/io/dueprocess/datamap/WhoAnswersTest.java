package io.dueprocess.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** The configuration goes before the data map, and never mixes two organisations. */
class WhoAnswersTest {

    private static final Catalogue MAP = map(
            new Catalogue.Controller("Map A/S", "CVR 1", "Vej 1", "map@map.example", "+45 1"),
            new Catalogue.Authority("Tilsynet", "Valby", "+45 2", "www.tilsyn.example"));

    private final MockEnvironment settings =
            new MockEnvironment().withProperty("dueprocess.organisation.name", "Berlin GmbH");

    @Test
    void aNameAloneChangesTheNameAlone() {
        Catalogue merged = WhoAnswers.of(settings).in(MAP);
        assertThat(merged.controller())
                .isEqualTo(new Catalogue.Controller("Berlin GmbH", "CVR 1", "Vej 1", "map@map.example", "+45 1"));
        assertThat(merged.authority()).isEqualTo(MAP.authority());
    }

    @Test
    void withAnAddressNothingOfTheMapsOrganisationIsLeft() {
        settings.withProperty("dueprocess.organisation.address", "Musterallee 1")
                .withProperty("dueprocess.organisation.mail", "info@berlin.example")
                .withProperty("dueprocess.organisation.phone", " ")
                .withProperty("dueprocess.authority.name", "BlnBDI")
                .withProperty("dueprocess.authority.address", "Alt-Moabit 59-61")
                .withProperty("dueprocess.authority.website", "www.datenschutz-berlin.de");
        Catalogue merged = WhoAnswers.of(settings).inComplete(MAP);
        assertThat(merged.controller())
                .isEqualTo(new Catalogue.Controller("Berlin GmbH", null, "Musterallee 1", "info@berlin.example", null));
        assertThat(merged.authority())
                .isEqualTo(new Catalogue.Authority("BlnBDI", "Alt-Moabit 59-61", null, "www.datenschutz-berlin.de"));
    }

    @Test
    void whereNobodyNamesThemTheStartEndsInWords() {
        Catalogue nobody = map(null, null);
        assertThat(WhoAnswers.of(settings).in(nobody).controller()).isNull();
        assertThatThrownBy(() -> WhoAnswers.of(settings).inComplete(nobody))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessageContainingAll("dueprocess.organisation.address", "dueprocess.authority.name", "set-up");
    }

    private static Catalogue map(Catalogue.Controller controller, Catalogue.Authority authority) {
        return new Catalogue(controller, authority, List.of(), List.of(), List.of());
    }
}
