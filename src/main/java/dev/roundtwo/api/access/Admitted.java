package dev.roundtwo.api.access;

import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A request with a good token, and the membership that its account has at this moment in the client's workspace, if any. */
final class Admitted extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final transient @Nullable Member member;
    private final boolean suspended;

    Admitted(Caller caller, @Nullable Member member, boolean suspended) {
        this.suspended = suspended;
        super(List.of());
        this.caller = caller;
        this.member = member;
        setAuthenticated(true);
    }

    Optional<Member> member() {
        return Optional.ofNullable(member);
    }

    /** Whether an operator suspended the workspace: then its members are told so, and nothing else. */
    boolean suspended() {
        return suspended;
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
