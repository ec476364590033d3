-- What happened, numbered without gaps by topic, so that a browser that was away can be told what it missed.
create table live_topic (
    workspace_id uuid not null references workspace on delete cascade,
    topic        text not null check (length(topic) between 1 and 200),
    last_no      bigint not null,
    primary key (workspace_id, topic)
);
alter table live_topic enable row level security;
alter table live_topic force row level security;
create policy live_topic_of_workspace on live_topic
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());

create table live_event (
    workspace_id uuid not null references workspace on delete cascade,
    topic        text not null,
    no           bigint not null,
    name         text not null,
    data         jsonb not null,
    at           timestamptz not null,
    primary key (workspace_id, topic, no)
);
create index live_event_at on live_event (workspace_id, at);
alter table live_event enable row level security;
alter table live_event force row level security;
create policy live_event_of_workspace on live_event
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
