/**
 * Where you belong: workspaces, their members and roles, invitations, and the filter that turns a path into a
 * {@code Member} or a 404. Facades: {@code Workspaces}, {@code Members}, {@code Invitations}, {@code Arrivals}.
 * Facts: {@code MemberJoined}, {@code MemberLeft}, {@code RoleChanged}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "identity", "identity::closing", "identity::external", "identity::sessions"})
package dev.roundtwo.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
