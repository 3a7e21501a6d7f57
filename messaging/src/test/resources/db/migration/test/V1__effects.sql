-- What the tests commit to see it survive.
create table effect (
    id uuid primary key
);
