package dev.roundtwo.tenancy.audit;

import dev.roundtwo.identity.Operators;
import dev.roundtwo.platform.audit.Audit;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The audit log of the installation itself, for its operators: what they did, and what came and went for good. */
@Service
class InstallationLog {

    private final Operators operators;
    private final InstallationNames names;

    InstallationLog(Operators operators, InstallationNames names) {
        this.operators = operators;
        this.names = names;
    }

    AuditBook book(Principal me) {
        operators.mustBe(me);
        return new AuditBook(Audit.INSTALLATION, "installation", names);
    }

    /** Who can be chosen as a filter: the operators there are. */
    Map<String, String> people(Principal me) {
        Map<String, String> people = new LinkedHashMap<>();
        operators.names(me).forEach((account, name) -> people.put(account.toString(), name));
        return people;
    }
}
