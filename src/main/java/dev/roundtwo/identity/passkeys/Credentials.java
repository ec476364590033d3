package dev.roundtwo.identity.passkeys;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** The stored passkeys of the account in scope, as Spring Security's WebAuthn reads and writes them. */
@Component
class Credentials implements UserCredentialRepository {

    private final JdbcClient sql;
    private final Clock clock;

    Credentials(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The handle by which an authenticator knows the account: its id, which says nothing about the person. */
    static Bytes handle(UUID account) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array());
    }

    static UUID account(Bytes handle) {
        ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
        if (bytes.remaining() != 16) {
            throw new IllegalArgumentException("Not a handle of ours");
        }
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** @throws IllegalArgumentException when its counter did not go on: somebody has a copy of the key */
    @Override
    public void save(CredentialRecord passkey) {
        if (findByCredentialId(passkey.getCredentialId()) == null) {
            insert(passkey);
        } else if (update(passkey) == 0) {
            throw new IllegalArgumentException("the signature counter went back");
        }
    }

    private void insert(CredentialRecord passkey) {
        sql.sql("""
                insert into passkey (credential_id, account_id, name, public_key, signature_count, user_verified, transports,
                    backup_eligible, backed_up, attestation_object, added_at)
                values (:id, :account, :name, :key, :count, :verified, :transports, :eligible, :backed, :attestation, :added)
                """)
                .param("id", passkey.getCredentialId().toBase64UrlString())
                .param("account", account(passkey.getUserEntityUserId()))
                .param("name", passkey.getLabel())
                .param("key", passkey.getPublicKey().getBytes())
                .param("count", passkey.getSignatureCount())
                .param("verified", passkey.isUvInitialized())
                .param(
                        "transports",
                        passkey.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .collect(Collectors.joining(" ")))
                .param("eligible", passkey.isBackupEligible())
                .param("backed", passkey.isBackupState())
                .param("attestation", bytes(passkey.getAttestationObject()))
                .param("added", time(clock.instant()))
                .update();
    }

    /** Spring Security compares the counter with the one of the registration only. Many authenticators keep none: zero. */
    private int update(CredentialRecord passkey) {
        return sql.sql("""
                update passkey set signature_count = :count, user_verified = :verified, backup_eligible = :eligible,
                    backed_up = :backed, used_at = :used
                where credential_id = :id and (signature_count < :count or signature_count = 0 and :count = 0)
                """)
                .param("id", passkey.getCredentialId().toBase64UrlString())
                .param("count", passkey.getSignatureCount())
                .param("verified", passkey.isUvInitialized())
                .param("eligible", passkey.isBackupEligible())
                .param("backed", passkey.isBackupState())
                .param("used", time(clock.instant()))
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return sql.sql("select * from passkey where credential_id = ? for update")
                .param(id.toBase64UrlString())
                .query(Credentials::passkey)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return sql.sql("select * from passkey where account_id = ? order by added_at")
                .param(account(handle))
                .query(Credentials::passkey)
                .list();
    }

    @Override
    public void delete(Bytes id) {
        sql.sql("delete from passkey where credential_id = ?")
                .param(id.toBase64UrlString())
                .update();
    }

    private static CredentialRecord passkey(ResultSet row, int number) throws SQLException {
        byte[] attestation = row.getBytes("attestation_object");
        Timestamp used = row.getTimestamp("used_at");
        Instant added = row.getTimestamp("added_at").toInstant();
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(row.getString("credential_id")))
                .userEntityUserId(handle(row.getObject("account_id", UUID.class)))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("user_verified"))
                .transports(transports(row.getString("transports")))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .attestationObject(attestation == null ? null : new Bytes(attestation))
                .created(added)
                .lastUsed(used == null ? added : used.toInstant())
                .label(row.getString("name"))
                .build();
    }

    private static Set<AuthenticatorTransport> transports(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
    }

    private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.getBytes();
    }

    private static Timestamp time(Instant at) {
        return Timestamp.from(at);
    }
}
