-- Answers kept for 24 hours by their Idempotency-Key, sealed, so that a request sent again is done once.
create table api_answer (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null references account on delete cascade,
    client       text not null,
    route        text not null,
    key          text not null check (length(key) between 1 and 200),
    digest       text not null,
    role         text not null,
    claim        uuid,
    leased_until timestamptz not null,
    expires_at   timestamptz not null,
    answer       text,
    unique (workspace_id, account_id, client, route, key)
);
create index api_answer_expired on api_answer (expires_at);

alter table api_answer enable row level security;
alter table api_answer force row level security;
-- Outside of any workspace, what is too old can be cleared away, and nothing else is there.
create policy api_answer_of_account on api_answer
    using ((workspace_id = current_workspace() and account_id = current_account())
        or (current_workspace() is null and expires_at < now()))
    with check (workspace_id = current_workspace() and account_id = current_account());
