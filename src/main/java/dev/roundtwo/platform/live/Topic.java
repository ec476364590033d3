package dev.roundtwo.platform.live;

import java.util.UUID;

/** A topic's name within its workspace. */
record Topic(UUID workspace, String name) {}
