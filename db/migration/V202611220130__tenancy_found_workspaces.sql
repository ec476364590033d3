-- The tenants and who belongs to them. A member row is seen from its workspace, or by the account it names.
create table workspace (
    id         uuid primary key,
    slug       text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'),
    name       text not null check (length(name) between 1 and 80),
    demo       boolean not null default false,
    created_at timestamptz not null
);

create table member (
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null references account on delete cascade,
    role         text not null check (role in ('MEMBER', 'INTERVIEWER', 'ADMIN', 'OWNER')),
    joined_at    timestamptz not null,
    primary key (workspace_id, account_id)
);
create index member_account on member (account_id);

alter table member enable row level security;
alter table member force row level security;
create policy member_of_workspace on member
    using (workspace_id = current_workspace() or account_id = current_account())
    with check (workspace_id = current_workspace());
