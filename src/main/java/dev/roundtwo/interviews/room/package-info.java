/** The live page of an interview: its two halves, what moves it on, its shared notes, and who is here. */
@NullMarked
@NamedInterface("room")
package dev.roundtwo.interviews.room;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
