package dev.roundtwo.identity.passkeys;

import dev.roundtwo.identity.Account;
import dev.roundtwo.platform.web.PublicUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two exchanges of WebAuthn, with Spring Security's verification. Passkeys are discoverable and verify their user, both
 * always; who made the authenticator is not asked.
 */
@Component
class Ceremony {

    private static final List<PublicKeyCredentialParameters> KINDS = List.of(
            PublicKeyCredentialParameters.EdDSA,
            PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.RS256);

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final Credentials credentials;
    private final Owners owners;
    private final PublicUrl url;

    Ceremony(Credentials credentials, Owners owners, PublicUrl url) {
        this.credentials = credentials;
        this.owners = owners;
        this.url = url;
    }

    String toCreate(Account owner, List<String> there, Bytes challenge) {
        List<PublicKeyCredentialDescriptor> known = there.stream()
                .map(id -> PublicKeyCredentialDescriptor.builder()
                        .id(Bytes.fromBase64(id))
                        .build())
                .toList();
        return json.writeValueAsString(creation(owner, known, challenge));
    }

    String toAsk(Bytes challenge) {
        return json.writeValueAsString(asking(challenge));
    }

    PublicKeyCredential<AuthenticatorAttestationResponse> made(String credential) {
        return Objects.requireNonNull(json.readValue(credential, new TypeReference<>() {}));
    }

    PublicKeyCredential<AuthenticatorAssertionResponse> answer(String credential) {
        return Objects.requireNonNull(json.readValue(credential, new TypeReference<>() {}));
    }

    /** The challenge that the browser says it was given. */
    Bytes challenge(PublicKeyCredential<? extends AuthenticatorResponse> credential) {
        byte[] said = credential.getResponse().getClientDataJSON().getBytes();
        return Bytes.fromBase64(json.readTree(new String(said, StandardCharsets.UTF_8))
                .path("challenge")
                .asString());
    }

    UUID owner(PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
        return Credentials.account(Objects.requireNonNull(answer.getResponse().getUserHandle(), "user handle"));
    }

    void register(Account owner, String name, PublicKeyCredential<AuthenticatorAttestationResponse> made) {
        operations()
                .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                        creation(owner, List.of(), challenge(made)), new RelyingPartyPublicKey(made, name)));
    }

    UUID verify(PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
        PublicKeyCredentialUserEntity owner =
                operations().authenticate(new RelyingPartyAuthenticationRequest(asking(challenge(answer)), answer));
        return Credentials.account(owner.getId());
    }

    private PublicKeyCredentialCreationOptions creation(
            Account owner, List<PublicKeyCredentialDescriptor> known, Bytes challenge) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(party())
                .user(Owners.of(owner))
                .challenge(challenge)
                .pubKeyCredParams(KINDS)
                .timeout(Challenges.GOOD_FOR)
                .excludeCredentials(known)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .build();
    }

    private PublicKeyCredentialRequestOptions asking(Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(party().getId())
                .challenge(challenge)
                .timeout(Challenges.GOOD_FOR)
                .allowCredentials(List.of())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
    }

    /** Built when it is needed: without a setting, the address is known only once the server listens. */
    private WebAuthnRelyingPartyOperations operations() {
        return new Webauthn4JRelyingPartyOperations(owners, credentials, party(), Set.of(origin()));
    }

    private PublicKeyCredentialRpEntity party() {
        return PublicKeyCredentialRpEntity.builder()
                .id(URI.create(url.of("/")).getHost())
                .name("Round Two")
                .build();
    }

    private String origin() {
        URI here = URI.create(url.of("/"));
        return here.getScheme() + "://" + here.getAuthority();
    }
}
