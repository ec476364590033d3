/**
 * With whom: practice groups with their people and rhythm, hours in each person's zone, rounds that pair a whole group, the
 * queue for a partner now, and standing. Facades: {@code groups.Groups}, {@code hours.Hours}, {@code rounds.Rounds},
 * {@code partners.Partners}, {@code Standings}. Facts: {@code PeersMatched},
 * {@code PartnersNamed}, {@code GroupJoined}, {@code GroupLeft}, {@code JoinAsked}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "identity", "tenancy"})
package dev.roundtwo.practice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
