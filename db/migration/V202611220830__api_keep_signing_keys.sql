-- The keys that sign access tokens, sealed. A key is published before it signs, and verifies for a while after the next one does.
create table signing_key (
    id         text primary key,
    sealed     text not null,
    signs_at   timestamptz not null,
    created_at timestamptz not null
);
