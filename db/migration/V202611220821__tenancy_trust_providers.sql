-- The providers through which a workspace lets people sign in, and the mail domains whose people join by themselves.
create table sign_on_provider (
    id            uuid primary key,
    workspace_id  uuid not null references workspace on delete cascade,
    handle        text not null check (handle ~ '^[a-z0-9]{8}$'),
    kind          text not null check (kind in ('OPENID', 'GOOGLE', 'GITHUB')),
    label         text not null check (length(label) between 1 and 60),
    issuer        text not null check (length(issuer) <= 500),
    client_id     text not null check (length(client_id) between 1 and 255),
    sealed_secret text not null,
    counts_twice  boolean not null default false,
    acr_values    text not null default '' check (length(acr_values) <= 500),
    longest_hours integer check (longest_hours between 1 and 720),
    created_at    timestamptz not null,
    unique (workspace_id, handle)
);

create table sign_on_domain (
    workspace_id uuid not null references workspace on delete cascade,
    domain       text not null check (domain ~ '^[a-z0-9.-]{3,253}$'),
    token        text not null,
    role         text not null check (role in ('MEMBER', 'INTERVIEWER', 'ADMIN')),
    proven_at    timestamptz,
    created_at   timestamptz not null,
    primary key (workspace_id, domain)
);

-- Who left or was removed does not come back by their domain, only by an invitation.
create table sign_on_left (
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null references account on delete cascade,
    left_at      timestamptz not null,
    primary key (workspace_id, account_id)
);

alter table workspace add column sole_provider uuid references sign_on_provider on delete set null;

alter table sign_on_provider enable row level security;
alter table sign_on_provider force row level security;
create policy sign_on_provider_of_workspace on sign_on_provider
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
alter table sign_on_domain enable row level security;
alter table sign_on_domain force row level security;
create policy sign_on_domain_of_workspace on sign_on_domain
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
alter table sign_on_left enable row level security;
alter table sign_on_left force row level security;
create policy sign_on_left_of_workspace on sign_on_left
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
