package dev.roundtwo.identity.passkeys;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Accounts as passkeys know them. Whose a passkey is says its row, so nothing is kept here. */
@Component
class Owners implements PublicKeyCredentialUserEntityRepository {

    private final Accounts accounts;

    Owners(Accounts accounts) {
        this.accounts = accounts;
    }

    static PublicKeyCredentialUserEntity of(Account account) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(Credentials.handle(account.id()))
                .name(account.email())
                .displayName(account.name())
                .build();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return accounts.find(Credentials.account(handle)).map(Owners::of).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String email) {
        return accounts.byEmail(email).map(Owners::of).orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new UnsupportedOperationException("Accounts are opened elsewhere");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("Accounts are closed elsewhere");
    }
}
