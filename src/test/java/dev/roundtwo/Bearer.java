package dev.roundtwo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.roundtwo.api.access.AccessTokens;
import dev.roundtwo.api.access.ClientId;
import dev.roundtwo.api.access.keys.SigningKeys;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** A program of the tests that a member let in: its access tokens are signed with the installation's own key. */
public record Bearer(UUID client, UUID grant, Member member) {

    /** Sends the request with a good access token of the member, for these scopes, of a client made for it. */
    public static RequestPostProcessor of(Member member, String... scopes) {
        return request -> {
            ApplicationContext house =
                    WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext());
            request.addHeader("Authorization", "Bearer " + token(house, member, scopes));
            return request;
        };
    }

    /** The same for a client that speaks over the wire. */
    public static String token(ApplicationContext house, Member member, String... scopes) {
        Bearer bearer = granted(house, member, scopes);
        return sign(
                house,
                bearer.header(house).build(),
                bearer.claims(house, scopes).build());
    }

    /** A client of the member's workspace, and the member's authorization of it. */
    public static Bearer granted(ApplicationContext house, Member member, String... scopes) {
        UUID client = Ids.next();
        UUID grant = Ids.next();
        Instant now = house.getBean(Clock.class).instant();
        JdbcClient sql = house.getBean(JdbcClient.class);
        new Scope(member.workspaceId(), member.accountId())
                .run(() -> house.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
                    sql.sql("""
                            insert into oauth_client (id, workspace_id, name, kind, redirect_uris, scopes, created_at)
                            values (?, ?, 'A program', 'APP', '{}', ?, ?)
                            """)
                            .params(client, member.workspaceId(), scopes, Timestamp.from(now))
                            .update();
                    sql.sql("""
                            insert into oauth_grant (id, workspace_id, client_id, account_id, kind, scopes, started_at, ends_at)
                            values (?, ?, ?, ?, 'CODE', ?, ?, ?)
                            """)
                            .params(
                                    grant,
                                    member.workspaceId(),
                                    client,
                                    member.accountId(),
                                    scopes,
                                    Timestamp.from(now),
                                    Timestamp.from(now.plus(Duration.ofDays(30))))
                            .update();
                }));
        return new Bearer(client, grant, member);
    }

    /** The header of a good token. */
    public JWSHeader.Builder header(ApplicationContext house) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(AccessTokens.TYPE))
                .keyID(house.getBean(SigningKeys.class).signing().getKeyID());
    }

    /** The claims of a good token. */
    public JWTClaimsSet.Builder claims(ApplicationContext house, String... scopes) {
        Instant now = house.getBean(Clock.class).instant();
        AccessTokens tokens = house.getBean(AccessTokens.class);
        return new JWTClaimsSet.Builder()
                .issuer(tokens.issuer())
                .audience(tokens.audience())
                .subject(member.accountId().toString())
                .claim("client_id", new ClientId(member.workspaceId(), client).text())
                .claim("scope", String.join(" ", scopes))
                .claim(AccessTokens.WORKSPACE, member.workspaceId().toString())
                .claim(AccessTokens.GRANT, grant.toString())
                .jwtID(Ids.next().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))));
    }

    /** Signed with the installation's key. */
    public static String sign(ApplicationContext house, JWSHeader header, JWTClaimsSet claims) {
        return sign(house.getBean(SigningKeys.class).signing(), header, claims);
    }

    public static String sign(ECKey key, JWSHeader header, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(Objects.requireNonNull(key)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
