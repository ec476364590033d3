package dev.roundtwo.tenancy;

import dev.roundtwo.platform.limits.Allowances;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Quotas;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A workspace's limits as its admins see them. Operators set them. */
@Service
@Transactional(readOnly = true)
public class WorkspaceLimits {

    private static final List<Limited> RATES = List.of(
            Limited.REQUESTS,
            Limited.API_REQUESTS,
            Limited.TOKEN_REQUESTS,
            Limited.SIGN_INS,
            Limited.INVITATIONS,
            Limited.CHANGES,
            Limited.EXPORTS,
            Limited.UPLOADS,
            Limited.LIVE_CONNECTIONS);

    private final Quotas quotas;
    private final Allowances allowances;

    WorkspaceLimits(Quotas quotas, Allowances allowances) {
        this.quotas = quotas;
        this.allowances = allowances;
    }

    /** What the workspace and each of its people may have in the time that the text of the kind names. */
    public record Rate(Limited what, long workspace, long account) {}

    public List<Quotas.Usage> quotas(Member me) {
        me.mustBe(Role.ADMIN);
        return quotas.usage();
    }

    public List<Rate> rates(Member me) {
        me.mustBe(Role.ADMIN);
        return RATES.stream()
                .map(what -> new Rate(what, allowances.inScope(what), allowances.ofAccount(what)))
                .toList();
    }
}
