-- Invitations by link with a role. Only the digest of a link's token is kept; the link is shown once, when it is made.
create table invitation (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    digest       text not null,
    email        citext,
    role         text not null check (role in ('MEMBER', 'INTERVIEWER', 'ADMIN', 'OWNER')),
    invited_by   uuid not null references account on delete cascade,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    accepted_at  timestamptz,
    accepted_by  uuid references account on delete set null,
    withdrawn_at timestamptz,
    unique (workspace_id, digest)
);
create index invitation_open on invitation (workspace_id, created_at desc) where accepted_at is null and withdrawn_at is null;

alter table invitation enable row level security;
alter table invitation force row level security;
create policy invitation_of_workspace on invitation
    using (workspace_id = current_workspace())
    with check (workspace_id = current_workspace());
