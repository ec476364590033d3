package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.external.Provider.Kind;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A provider as it may be kept; made of what was typed, or refused with the reason. */
record ProviderDraft(
        Kind kind,
        String label,
        String issuer,
        String clientId,
        String clientSecret,
        boolean countsTwice,
        String acrValues,
        @Nullable Integer longestHours) {

    private static final String GOOGLE = "https://accounts.google.com";
    private static final String GITHUB = "https://github.com";

    /**
     * Only a new provider has to come with its secret.
     *
     * @throws RuleBroken with all that does not fit, in the order of the form
     */
    static ProviderDraft of(ProviderForm form, boolean isNew) {
        Kind kind = Stream.of(Kind.values())
                .filter(each -> each.name().equals(form.kind()))
                .findFirst()
                .orElse(Kind.OPENID);
        RuleBroken.together(
                () -> line(form.label(), 60, "tenancy.sign-on.label"),
                () -> issuer(kind, text(form.issuer())),
                () -> line(form.clientId(), 255, "tenancy.sign-on.clientId"),
                () -> secret(text(form.clientSecret()), isNew),
                () -> contexts(text(form.acrValues())),
                () -> hours(text(form.longestHours())));
        return new ProviderDraft(
                kind,
                line(form.label(), 60, "tenancy.sign-on.label"),
                issuer(kind, text(form.issuer())),
                line(form.clientId(), 255, "tenancy.sign-on.clientId"),
                secret(text(form.clientSecret()), isNew),
                kind != Kind.GITHUB && Boolean.TRUE.equals(form.countsTwice()),
                contexts(text(form.acrValues())),
                hours(text(form.longestHours())));
    }

    private static String issuer(Kind kind, String typed) {
        String address = kind == Kind.GOOGLE ? GOOGLE : kind == Kind.GITHUB && typed.isEmpty() ? GITHUB : typed;
        if (kind == Kind.GITHUB) {
            address = address.replaceFirst("/+$", "");
        }
        try {
            String host = new URI(address).getHost();
            if (host != null && address.length() <= 500 && address.matches("https?://.*")) {
                return address;
            }
        } catch (URISyntaxException odd) {
            // said below
        }
        throw new RuleBroken("tenancy.sign-on.issuer.address");
    }

    private static String contexts(String typed) {
        String values = typed.replaceAll("\\s+", " ");
        if (values.length() > 500 || !values.matches("[!-~ ]*")) {
            throw new RuleBroken("tenancy.sign-on.acrValues");
        }
        return values;
    }

    private static String secret(String typed, boolean isNew) {
        if ((isNew && typed.isEmpty()) || typed.length() > 1_000 || !typed.matches("[ -~]*")) {
            throw new RuleBroken("tenancy.sign-on.clientSecret");
        }
        return typed;
    }

    private static @Nullable Integer hours(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("\\d{1,3}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > 720) {
            throw new RuleBroken("tenancy.sign-on.longestHours");
        }
        return Integer.valueOf(typed);
    }

    private static String line(@Nullable String typed, int most, String code) {
        String line = text(typed);
        if (!Storable.line(line, most)) {
            throw new RuleBroken(code);
        }
        return line;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
