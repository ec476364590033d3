-- Messages are looked for by destination and kind, as each kind has its own number at once.
create index delivery_way on delivery (destination, kind, due_at, number);
drop index delivery_due;
