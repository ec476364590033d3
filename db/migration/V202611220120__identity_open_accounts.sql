-- One person's login, across workspaces. An account without a password signs in by mail link.
create extension if not exists citext;

create table account (
    id            uuid primary key,
    email         citext not null unique,
    name          text not null check (length(name) between 1 and 80),
    password_hash text,
    operator      boolean not null default false,
    demo          boolean not null default false,
    created_at    timestamptz not null
);
