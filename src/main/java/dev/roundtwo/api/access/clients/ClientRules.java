package dev.roundtwo.api.access.clients;

import dev.roundtwo.api.access.ApiScope;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client may be. Whoever breaks a rule is told which field it is about: the part of the code after the last dot. */
final class ClientRules {

    private static final int ADDRESSES = 10;
    private static final int LONGEST = 300;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private ClientRules() {}

    /** Everything that is wrong with a new client, in the order of its form. */
    static void check(Member me, ClientForm form) {
        RuleBroken.together(
                () -> kind(form.kind()),
                () -> name(form.name()),
                () -> redirects(kind(form.kind()), form.redirects()),
                () -> scopes(form.scopes()),
                () -> {
                    if (kind(form.kind()) == ClientKind.PROGRAM) {
                        role(me, form.role());
                    }
                });
    }

    /** The same of one that is changed; its kind and its role stay. */
    static void check(ClientKind kind, ClientForm form) {
        RuleBroken.together(
                () -> name(form.name()), () -> redirects(kind, form.redirects()), () -> scopes(form.scopes()));
    }

    static String name(@Nullable String typed) {
        String name = typed == null ? "" : typed.strip();
        if (!Storable.line(name, 80)) {
            throw new RuleBroken("api.client.name");
        }
        return name;
    }

    static ClientKind kind(@Nullable String typed) {
        return Stream.of(ClientKind.values())
                .filter(kind -> kind.name().equals(typed))
                .findFirst()
                .orElseThrow(() -> new RuleBroken("api.client.kind"));
    }

    static Role role(Member me, @Nullable String typed) {
        return roles(me).stream()
                .filter(role -> role.name().equals(typed))
                .findFirst()
                .orElseThrow(() -> new RuleBroken("api.client.role"));
    }

    /** No program owns a workspace. */
    static List<Role> roles(Member me) {
        return Stream.of(Role.values())
                .filter(role -> me.may(role) && role != Role.OWNER)
                .toList();
    }

    static List<String> scopes(@Nullable List<String> typed) {
        List<String> scopes =
                typed == null ? List.of() : typed.stream().distinct().toList();
        if (scopes.isEmpty()
                || scopes.stream().anyMatch(scope -> ApiScope.of(scope).isEmpty())) {
            throw new RuleBroken("api.client.scopes");
        }
        return scopes;
    }

    static List<String> redirects(ClientKind kind, @Nullable String typed) {
        if (kind == ClientKind.PROGRAM) {
            return List.of();
        }
        List<String> addresses = typed == null
                ? List.of()
                : Arrays.stream(typed.split("\\R"))
                        .map(String::strip)
                        .filter(address -> !address.isEmpty())
                        .distinct()
                        .toList();
        if (addresses.isEmpty() || addresses.size() > ADDRESSES) {
            throw new RuleBroken("api.client.redirects.count");
        }
        List<String> odd =
                addresses.stream().filter(address -> !redirectable(address)).toList();
        if (!odd.isEmpty()) {
            throw new RuleBroken("api.client.redirects", String.join("”, “", odd), odd.size());
        }
        return addresses;
    }

    /** Compared letter for letter later, so nothing in it may stand for something else. */
    private static boolean redirectable(String address) {
        if (address.length() > LONGEST
                || address.contains("*")
                || address.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            return false;
        }
        try {
            URI uri = new URI(address);
            if (uri.getHost() == null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
                return false;
            }
            return "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
        } catch (URISyntaxException odd) {
            return false;
        }
    }
}
