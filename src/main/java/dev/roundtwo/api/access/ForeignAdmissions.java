package dev.roundtwo.api.access;

import com.nimbusds.jwt.SignedJWT;
import dev.roundtwo.api.access.issuers.TrustedIssuer;
import dev.roundtwo.api.access.issuers.TrustedIssuers;
import dev.roundtwo.identity.external.ExternalIdentities;
import dev.roundtwo.identity.external.NotVouched;
import dev.roundtwo.identity.external.ProviderTokens;
import dev.roundtwo.identity.external.Vouched;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/**
 * Access tokens of a provider that the workspace in the path trusts. Whoever they speak of has to have linked that identity
 * to an account, and to be a member; what they are good for is what the token says and the workspace allows. That an admin
 * trusts the provider for this counts as the workspace's door, its second factor included.
 */
@Component
class ForeignAdmissions {

    private final AccessTokens ours;
    private final TrustedIssuers issuers;
    private final ProviderTokens tokens;
    private final ExternalIdentities identities;
    private final Workspaces workspaces;

    ForeignAdmissions(
            AccessTokens ours,
            TrustedIssuers issuers,
            ProviderTokens tokens,
            ExternalIdentities identities,
            Workspaces workspaces) {
        this.ours = ours;
        this.issuers = issuers;
        this.tokens = tokens;
        this.identities = identities;
        this.workspaces = workspaces;
    }

    /** Who else says that they signed the token: not checked in any way, and never our own name. */
    @Nullable
    String issuerOf(String token) {
        try {
            String issuer = SignedJWT.parse(token).getJWTClaimsSet().getIssuer();
            return ours.issuer().equals(issuer) ? null : issuer;
        } catch (ParseException | IllegalStateException none) {
            return null;
        }
    }

    Admitted admit(String slug, String issuer, String token) {
        UUID workspace = workspaces.idOf(slug).orElseThrow(ForeignAdmissions::refused);
        TrustedIssuer trusted =
                Scope.ofWorkspace(workspace).call(() -> issuers.named(issuer)).orElseThrow(ForeignAdmissions::refused);
        ProviderTokens.Said said;
        try {
            said = tokens.read(issuer, trusted.audience(), token);
        } catch (NotVouched refused) {
            throw new InvalidBearerTokenException("The token is not good", refused);
        }
        Optional<UUID> account =
                identities.accountOf(new Vouched(said.issuer(), said.subject(), null, false, null, false));
        Optional<Workspaces.Entry> entry = account.flatMap(id -> workspaces.entry(slug, id));
        Member member = entry.map(Workspaces.Entry::member).orElseThrow(ForeignAdmissions::refused);
        Set<String> scopes =
                said.scopes().stream().filter(trusted.scopes()::contains).collect(Collectors.toUnmodifiableSet());
        Caller caller = new Caller(member.accountId(), workspace, trusted.id().toString(), scopes);
        return new Admitted(caller, atMostAdmin(member), entry.get().suspended());
    }

    /** An admin chooses whom to trust here: nobody comes to more than admins may by the word of whom they chose. */
    private static Member atMostAdmin(Member member) {
        return member.role() != Role.OWNER
                ? member
                : new Member(
                        member.accountId(),
                        member.workspaceId(),
                        member.workspaceSlug(),
                        member.workspaceName(),
                        Role.ADMIN,
                        member.name(),
                        member.email(),
                        member.soleProvider());
    }

    private static InvalidBearerTokenException refused() {
        return new InvalidBearerTokenException("Nobody here vouches for the token");
    }
}
