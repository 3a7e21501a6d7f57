create table received (
    id   varchar(100) primary key,
    body bytea not null
);
