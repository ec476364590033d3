/** A workspace's audit log: its pages, its files, and the entries about members. */
@NullMarked
package dev.roundtwo.tenancy.audit;

import org.jspecify.annotations.NullMarked;
