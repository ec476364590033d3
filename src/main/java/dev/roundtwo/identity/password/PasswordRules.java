package dev.roundtwo.identity.password;

import dev.roundtwo.platform.RuleBroken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a password must not be. Length is what counts; there are no rules of composition. Common ones are recognised by a
 * word list of our own and by their make: this is no corpus of leaked passwords, and asks nobody over the network.
 */
final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    private static final List<String> RUNS = List.of(
            "abcdefghijklmnopqrstuvwxyz",
            "01234567890123456789",
            "qwertyuiopasdfghjklzxcvbnm",
            "qwertzuiopasdfghjklyxcvbnm",
            "azertyuiopqsdfghjklmwxcvbn",
            "qazwsxedcrfvtgbyhnujmikolp",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
            "1q2w3e4r5t6y7u8i9o0p",
            "q1w2e3r4t5y6u7i8o9p0",
            "!@#$%^&*()_+");
    private static final String SWAPPED = "@4830157$!";
    private static final String LETTERS = "aabeolstsi";

    private final Set<String> whole = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    PasswordRules() {
        try (InputStream file = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
            if (file == null) {
                throw new IllegalStateException("common-passwords.txt is missing");
            }
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> (line.length() >= SHORTEST ? whole : words).add(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check(String password, String email, String name) {
        int length = password.codePointCount(0, password.length());
        refuseIf(length < SHORTEST, "identity.password.short");
        refuseIf(length > LONGEST, "identity.password.long");
        String small = password.toLowerCase(Locale.ROOT);
        refuseIf(repeats(small), "identity.password.repeated");
        refuseIf(mostlyRun(small), "identity.password.sequence");
        refuseIf(personal(small, email, name), "identity.password.personal");
        String core = small.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        boolean common = whole.contains(small) || fewWords(small, small) || fewWords(small, plain(core));
        refuseIf(common, "identity.password.common");
    }

    private static void refuseIf(boolean broken, String code) {
        if (broken) {
            throw new RuleBroken(code);
        }
    }

    /** The same piece of up to six characters over and over, or three different characters and fewer. */
    private static boolean repeats(String text) {
        for (int piece = 1; piece <= 6; piece++) {
            if (text.startsWith(text.substring(piece))) {
                return true;
            }
        }
        return text.chars().distinct().count() <= 3;
    }

    /** At least two thirds of it lie on rows of four and more neighbours, forwards or backwards. */
    private static boolean mostlyRun(String text) {
        int covered = 0;
        int at = 0;
        while (at < text.length()) {
            int run = longestRun(text, at);
            covered += run >= 4 ? run : 0;
            at += run >= 4 ? run : 1;
        }
        return covered * 3 >= text.length() * 2;
    }

    private static int longestRun(String text, int from) {
        int longest = 1;
        for (String row : RUNS) {
            String back = new StringBuilder(row).reverse().toString();
            int end = from + longest;
            while (end < text.length()
                    && (row.contains(text.substring(from, end + 1)) || back.contains(text.substring(from, end + 1)))) {
                end++;
            }
            longest = Math.max(longest, end - from);
        }
        return longest;
    }

    /** Nothing of substance is left when name, e-mail and the product's name are taken out. */
    private boolean personal(String small, String email, String name) {
        String rest = letters(plain(small));
        Set<String> parts = new HashSet<>(List.of("round", "two", "roundtwo"));
        for (String part : (email + " " + name).toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            parts.add(letters(plain(part)));
        }
        boolean found = false;
        for (String part :
                parts.stream().sorted((a, b) -> b.length() - a.length()).toList()) {
            if (part.length() >= 3 && rest.contains(part)) {
                rest = rest.replace(part, "");
                found = true;
            }
        }
        return found && (rest.length() < 4 || words.contains(rest));
    }

    /** One, two or three words of the list, with no more than a year or a few signs around them. */
    private boolean fewWords(String whole, String text) {
        String letters = letters(text);
        return !letters.isEmpty() && whole.length() - letters.length() <= 8 && made(letters, 3);
    }

    private boolean made(String letters, int left) {
        if (letters.isEmpty()) {
            return true;
        }
        for (int end = letters.length(); left > 0 && end > 0; end--) {
            if (words.contains(letters.substring(0, end)) && made(letters.substring(end), left - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Without accents, and with the usual swaps undone: {@code p@ssw0rd} is {@code password}. */
    private static String plain(String small) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(small, Normalizer.Form.NFD).chars().forEach(character -> {
            int swapped = SWAPPED.indexOf(character);
            plain.append(swapped < 0 ? (char) character : LETTERS.charAt(swapped));
        });
        return plain.toString();
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}]", "");
    }
}
