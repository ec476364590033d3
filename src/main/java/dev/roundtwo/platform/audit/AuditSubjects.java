package dev.roundtwo.platform.audit;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what entries of one kind are about: as it is called now, and where its page is. One bean for each kind. */
public interface AuditSubjects {

    String kind();

    /** In the workspace in scope, by id; what is no longer there is left out. */
    Map<String, Subject> find(Set<String> ids);

    /** A name, and the path of a page below the workspace's own, if there is one. */
    record Subject(String name, @Nullable String path) {}
}
