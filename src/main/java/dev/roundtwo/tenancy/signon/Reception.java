package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.external.ExternalIdentities;
import dev.roundtwo.identity.external.Vouched;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Arrivals;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides which account somebody gets for whom a provider vouches. Only the identity finds an account, never the e-mail. An
 * account is opened for an invitation, or when the e-mail is verified and of a domain that the workspace has proven.
 */
@Service
public class Reception {

    /** The page that tells who signed in that the workspace has no room for them. */
    static final String FULL = "/workspaces?full=true";

    private static final Pattern INVITATION = Pattern.compile("/invitations/([a-z0-9-]+)/([^/?#]+)");

    private final ExternalIdentities identities;
    private final Accounts accounts;
    private final Workspaces workspaces;
    private final Arrivals arrivals;
    private final Domains domains;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Reception(
            ExternalIdentities identities,
            Accounts accounts,
            Workspaces workspaces,
            Arrivals arrivals,
            Domains domains,
            Audit audit,
            TransactionTemplate transaction) {
        this.identities = identities;
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.arrivals = arrivals;
        this.domains = domains;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * The account of the person, known or opened now.
     *
     * @param here who is signed in in this browser already; then none is opened
     * @param next where they wanted to go; an invitation's page of this workspace is one
     */
    public Optional<UUID> receive(
            TrustedProvider provider, Vouched person, @Nullable UUID here, @Nullable String next) {
        Optional<UUID> known = identities.accountOf(person);
        if (known.isPresent()) {
            identities.used(known.get(), person);
            joinByDomain(provider, person, known.get());
            return known;
        }
        if (here != null) {
            return Optional.empty();
        }
        Optional<UUID> opened = byDomain(provider, person).or(() -> byInvitation(provider, person, next));
        opened.ifPresent(account -> identities.linkNew(account, person));
        return opened;
    }

    /**
     * Links the person to the account of whoever proved both just now, and lets them join by their domain.
     *
     * @return false when they would have joined, were there room
     */
    public boolean link(TrustedProvider provider, Vouched person, UUID account) {
        identities.link(account, person);
        joinByDomain(provider, person, account);
        return workspaces.member(provider.workspaceSlug(), account).isPresent()
                || !wouldJoin(provider, person, account);
    }

    /** Writes down for the workspace through which of its providers a member came. */
    void vouched(TrustedProvider provider, UUID account) {
        if (workspaces.member(provider.workspaceSlug(), account).isPresent()) {
            inWorkspace(provider, account, () -> {
                audit.record("session.vouched", "provider", provider.id(), "name", provider.address());
                return true;
            });
        }
    }

    private Optional<UUID> byDomain(TrustedProvider provider, Vouched person) {
        return roleOf(provider, person).flatMap(role -> {
            String email = Objects.requireNonNull(person.email());
            if (accounts.byEmail(email).isPresent()) {
                return Optional.empty(); // theirs to prove
            }
            try {
                return Optional.of(inWorkspace(provider, null, () -> {
                    Account account = accounts.open(email, name(person), null);
                    join(provider, account.id(), role);
                    return account.id();
                }));
            } catch (RuleBroken refused) {
                return nobodyUnlessFull(refused);
            }
        });
    }

    private Optional<UUID> byInvitation(TrustedProvider provider, Vouched person, @Nullable String next) {
        Matcher invitation = INVITATION.matcher(next == null ? "" : next);
        if (!invitation.matches() || !invitation.group(1).equals(provider.workspaceSlug())) {
            return Optional.empty();
        }
        try {
            String email = person.email() == null ? "" : person.email();
            return Optional.of(
                    arrivals.joinAnew(provider.workspaceSlug(), invitation.group(2), name(person), email, null)
                            .accountId());
        } catch (RuleBroken refused) {
            return nobodyUnlessFull(refused);
        }
    }

    /** An e-mail that is no good, or an invitation that was used, opens no account; that there is no room has to be told. */
    private static Optional<UUID> nobodyUnlessFull(RuleBroken refused) {
        if (refused.code().equals("platform.quota.members")) {
            throw refused;
        }
        return Optional.empty();
    }

    private void joinByDomain(TrustedProvider provider, Vouched person, UUID account) {
        if (workspaces.member(provider.workspaceSlug(), account).isEmpty()) {
            roleByDomain(provider, person, account).ifPresent(role -> joinIfThereIsRoom(provider, account, role));
        }
    }

    /** Whether the person, who is no member, would be one by their domain, were there room. */
    boolean wouldJoin(TrustedProvider provider, Vouched person, UUID account) {
        return roleByDomain(provider, person, account).isPresent();
    }

    private Optional<Role> roleByDomain(TrustedProvider provider, Vouched person, UUID account) {
        return roleOf(provider, person)
                .filter(role ->
                        !inWorkspace(provider, account, () -> domains.hasLeft(provider.workspaceId(), account)));
    }

    private void joinIfThereIsRoom(TrustedProvider provider, UUID account, Role role) {
        try {
            join(provider, account, role);
        } catch (RuleBroken full) {
            // signed in all the same, and told so; an admin can make room
        }
    }

    private void join(TrustedProvider provider, UUID account, Role role) {
        inWorkspace(provider, account, () -> {
            workspaces.join(provider.workspaceId(), account, role);
            audit.record("member.joined", "member", account, "by", "domain", "role", role.name());
            return true;
        });
    }

    private Optional<Role> roleOf(TrustedProvider provider, Vouched person) {
        return Objects.requireNonNull(
                inWorkspace(provider, null, () -> domains.roleOf(provider.workspaceId(), person)));
    }

    private <T> T inWorkspace(TrustedProvider provider, @Nullable UUID account, Supplier<T> work) {
        return new Scope(provider.workspaceId(), account)
                .call(() -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    /** What the provider calls them, or the first half of the e-mail where nobody could read that. */
    private static String name(Vouched person) {
        String name = person.name() == null
                ? ""
                : person.name().replaceAll("\\p{Cntrl}+", " ").strip();
        if (!Storable.line(name, 80) && person.email() != null) {
            name = person.email().replaceFirst("@.*", "");
        }
        return name.length() > 80 ? name.substring(0, 80) : name;
    }
}
