-- The key that seals stored secrets while no setting names one. Whoever has the database then has the key: see the README.
create table sealing_key (
    only_one boolean primary key default true check (only_one),
    key      bytea not null
);
