-- Addresses of other programs that are told what happens in a workspace, how they are told, and what came of it.
create table webhook (
    id            uuid primary key,
    workspace_id  uuid not null references workspace on delete cascade,
    url           text not null check (length(url) between 1 and 500),
    about         text not null check (length(about) <= 200),
    events        text[] not null,
    created_by    uuid,
    created_at    timestamptz not null,
    disabled_at   timestamptz,
    disabled_for  text check (disabled_for in ('ADMIN', 'FAILING', 'GONE')),
    failing_since timestamptz,
    last_at       timestamptz,
    check ((disabled_at is null) = (disabled_for is null))
);
create index webhook_of_workspace on webhook (workspace_id);

-- What it is signed with, sealed. The one before the last signs as well until it ends.
create table webhook_secret (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    webhook_id   uuid not null references webhook on delete cascade,
    sealed       text not null,
    created_at   timestamptz not null,
    ends_at      timestamptz
);
create index webhook_secret_of_webhook on webhook_secret (webhook_id);

create table webhook_message (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    webhook_id   uuid not null references webhook on delete cascade,
    event        text not null,
    subject      text not null,
    body         text not null,
    created_at   timestamptz not null,
    state        text not null check (state in ('WAITING', 'DELIVERED', 'FAILED', 'SKIPPED')),
    tries        int not null default 0
);
create index webhook_message_log on webhook_message (webhook_id, id desc);
create index webhook_message_age on webhook_message (created_at);

create table webhook_try (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    message_id   uuid not null references webhook_message on delete cascade,
    number       int not null,
    at           timestamptz not null,
    millis       int not null,
    status       int,
    answer       text
);
create index webhook_try_of_message on webhook_try (message_id, number desc);

do $$
declare
    one text;
begin
    foreach one in array array['webhook', 'webhook_secret', 'webhook_message', 'webhook_try'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format('create policy %I on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())',
            one || '_of_workspace', one);
    end loop;
end
$$;
-- Outside of any workspace, what is too old can be cleared away, and nothing else is there.
create policy webhook_message_old on webhook_message for select
    using (current_workspace() is null and created_at < now() - interval '30 days');
create policy webhook_message_forgotten on webhook_message for delete
    using (current_workspace() is null and created_at < now() - interval '30 days');
