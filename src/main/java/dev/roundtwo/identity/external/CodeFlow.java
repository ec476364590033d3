package dev.roundtwo.identity.external;

import dev.roundtwo.identity.external.NotVouched.Reason;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signing in at a provider by the authorization code flow with PKCE. Whatever tokens the provider gives stay in here and are
 * dropped at once.
 */
@Component
public class CodeFlow {

    private final OpenIdFlow openId;
    private final GitHubFlow gitHub;
    private final Issuers issuers;
    private final Lines lines;

    CodeFlow(OpenIdFlow openId, GitHubFlow gitHub, Issuers issuers, Lines lines) {
        this.openId = openId;
        this.gitHub = gitHub;
        this.issuers = issuers;
        this.lines = lines;
    }

    /**
     * Asks the provider whether it is one.
     *
     * @throws NotVouched when it does not answer, or is not what its address says
     */
    public void check(Provider.Kind kind, String issuer) throws NotVouched {
        if (kind == Provider.Kind.GITHUB) {
            gitHub.check(issuer);
        } else {
            issuers.anew(issuer);
        }
    }

    /** Whether the provider is known not to answer at the moment. */
    public boolean isAway(Provider provider) {
        return lines.isDown(provider.issuer());
    }

    /** The way to the provider. */
    public Departure depart(Provider provider) throws NotVouched {
        return provider.kind() == Provider.Kind.GITHUB
                ? gitHub.depart(provider)
                : openId.depart(provider, issuers.at(provider.issuer()));
    }

    /**
     * Takes what the person brings back. Whether the state is the one of their departure has been checked.
     *
     * @param answer the parameters with which they came, each once
     */
    public Vouched arrive(Provider provider, Departure departure, Map<String, String> answer) throws NotVouched {
        String error = answer.get("error");
        if (provider.kind() == Provider.Kind.GITHUB) {
            return gitHub.arrive(provider, departure, code(answer, error));
        }
        Issuers.Issuer issuer = issuers.at(provider.issuer());
        openId.mustBeFrom(issuer, answer.get("iss"));
        return openId.arrive(provider, issuer, departure, code(answer, error));
    }

    /**
     * Whom the provider has signed out: the subject that its logout token names (OpenID Connect Back-Channel Logout).
     *
     * @throws NotVouched when the provider did not say so, or not now
     */
    public String signedOut(Provider provider, String token) throws NotVouched {
        if (provider.kind() == Provider.Kind.GITHUB) {
            throw new NotVouched(Reason.UNFIT, "no such token");
        }
        return openId.signedOut(provider, issuers.at(provider.issuer()), token);
    }

    private static String code(Map<String, String> answer, @Nullable String error) throws NotVouched {
        if (error != null) {
            throw new NotVouched(Reason.DECLINED, error.matches("[a-z_]{1,40}") ? error : "error");
        }
        String code = answer.get("code");
        if (code == null || code.isEmpty() || code.length() > 2_000) {
            throw new NotVouched(Reason.UNTRUSTED, "no code");
        }
        return code;
    }
}
