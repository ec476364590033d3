-- One row once the demo was made, so that a demo which was removed is not made again by the next start.
create table demo_stage (
    id smallint primary key check (id = 1)
);
