-- The code with which an installation is set up from another machine; gone once it is set up.
create table set_up_code (
    only_one boolean primary key default true check (only_one),
    code     text not null
);
