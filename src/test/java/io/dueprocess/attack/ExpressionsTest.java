package io.dueprocess.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No regular expression of ours takes long for what somebody made up for it: the characters that it looks at are counted, and
 * may grow with the text, not with its square. Where the square is known, what it reads is short, and that is said here.
 */
class ExpressionsTest {

    private static final int LENGTH = 2_000;
    private static final int LOOKS_PER_CHARACTER = 200;
    private static final int MOST_LOOKS = 4_000_000;
    private static final int DEEP = 40_000;

    /** Expressions that may look at each character as often as there are characters, and how many there are at most. */
    private static final Map<String, Integer> SHORT = Map.of("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", 254, ".*<|>\\s*$", 300);

    /** Put together as the program runs; what stands in them is quoted or ours. */
    private static final Set<String> MADE_AT_RUN_TIME = Set.of("MailHtml.java");

    private static Expressions all;

    @BeforeAll
    static void find() throws IOException {
        all = new Expressions();
    }

    static Stream<Arguments> expressions() throws IOException {
        return new Expressions()
                .found().entrySet().stream()
                        .filter(found -> found.getKey().length() > 1)
                        .map(found -> Arguments.of(
                                found.getKey(),
                                found.getValue().place(),
                                found.getValue().whole()));
    }

    @Test
    void manyAreFoundAndNoneIsMadeOfWhatComesIn() {
        assertThat(all.found()).hasSizeGreaterThan(80).containsKey("[A-Za-z0-9_-]{20,64}");
        assertThat(all.unknown())
                .allSatisfy(made -> assertThat(MADE_AT_RUN_TIME).contains(made.split(":")[0]));
    }

    @Test
    void theTestKnowsAnExpressionThatGrowsWithTheSquare() {
        assertThat(worst(Pattern.compile("(a+)+b"), LENGTH, true)).isGreaterThan((long) LENGTH * LOOKS_PER_CHARACTER);
        assertThat(worst(Pattern.compile("\\s+$"), LENGTH, false)).isGreaterThan((long) LENGTH * LOOKS_PER_CHARACTER);
        assertThat(worst(Pattern.compile("[a-z]+@"), LENGTH, true)).isLessThan((long) LENGTH * LOOKS_PER_CHARACTER);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("expressions")
    void growsWithTheText(String expression, String place, boolean whole) {
        Pattern pattern = Pattern.compile(expression);
        int length = SHORT.getOrDefault(expression, LENGTH);
        long most = SHORT.containsKey(expression) ? MOST_LOOKS : (long) length * LOOKS_PER_CHARACTER;
        assertThat(worst(pattern, length, whole))
                .as("%s in %s", expression, place)
                .isLessThanOrEqualTo(most);
    }

    /** The JDK's own implementation calls itself for each repetition of a group. */
    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("expressions")
    void endsForALongText(String expression, String place, boolean whole) {
        if (!SHORT.containsKey(expression) && expression.matches(".*\\)[+*{].*")) {
            Pattern pattern = Pattern.compile(expression);
            for (String pump : pumps(expression)) {
                new Counted(pump.repeat(DEEP / pump.length()), MOST_LOOKS * 10L).matchedBy(pattern, true);
            }
        }
    }

    private static long worst(Pattern pattern, int length, boolean whole) {
        long worst = 0;
        for (String start : List.of("", literalStart(pattern.pattern()))) {
            for (String pump : pumps(pattern.pattern())) {
                for (String end : List.of("", "\0")) {
                    String text = start + pump.repeat(length / pump.length()) + end;
                    if (worst > MOST_LOOKS) {
                        return worst;
                    }
                    worst = Math.max(worst, new Counted(text, (long) MOST_LOOKS * 2).matchedBy(pattern, whole));
                }
            }
        }
        return worst;
    }

    private static String literalStart(String expression) {
        Matcher literal = Pattern.compile("^[A-Za-z :/<@-]+(?![+*?{])").matcher(expression);
        return literal.find() ? literal.group() : "";
    }

    /** What is repeated: each character of the expression and a few more, and pairs of them. */
    private static List<String> pumps(String expression) {
        Set<String> one = new LinkedHashSet<>();
        expression.replaceAll("\\\\[a-zA-Z]", "").codePoints().limit(60).forEach(c -> one.add(Character.toString(c)));
        one.addAll(List.of("a", "0", " ", "\n", "-", "."));
        List<String> few = one.stream().limit(14).toList();
        List<String> pumps = new ArrayList<>(one);
        for (String first : few) {
            for (String second : few) {
                pumps.add(first + second);
            }
        }
        return pumps;
    }

    /** A text that counts how often somebody looks at a character of it. */
    private static final class Counted implements CharSequence {

        private final String text;
        private final long[] looks = {0};
        private final long most;

        Counted(String text, long most) {
            this.text = text;
            this.most = most;
        }

        private static final class Enough extends RuntimeException {

            private static final long serialVersionUID = 1L;
        }

        /** How often: for a comparison as a whole, and unless that is all for a search as well. */
        long matchedBy(Pattern pattern, boolean whole) {
            try {
                pattern.matcher(this).matches();
                if (whole) {
                    return looks[0];
                }
                Matcher search = pattern.matcher(this);
                while (search.find()) {
                    looks[0]++;
                }
            } catch (Enough tooOften) {
                return looks[0];
            }
            return looks[0];
        }

        @Override
        public char charAt(int index) {
            if (++looks[0] > most) {
                throw new Enough();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
