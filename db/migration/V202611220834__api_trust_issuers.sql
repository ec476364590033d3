-- Providers whose own access tokens a workspace takes at the API, for which audience and what at most.
create table trusted_issuer (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    issuer       text not null check (length(issuer) between 1 and 500),
    audience     text not null check (length(audience) between 1 and 300),
    scopes       text[] not null,
    created_by   uuid,
    created_at   timestamptz not null,
    unique (workspace_id, issuer)
);
alter table trusted_issuer enable row level security;
alter table trusted_issuer force row level security;
create policy trusted_issuer_of_workspace on trusted_issuer
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
