/**
 * What people and workspaces may take along: each module says what it keeps ({@code PersonalData}, {@code WorkspaceData}) and
 * when it lets go of it ({@code Retained}); a job packs it into a {@code Parcel}, which waits for a day.
 */
@NullMarked
package dev.roundtwo.platform.privacy;

import org.jspecify.annotations.NullMarked;
