-- Archives that lie in a delivery store, so that none is uploaded twice.
create table delivery (
    user_id      varchar(64) not null,
    store        varchar(200) not null,
    sha256       varchar(64) not null,
    object_key   varchar(1024) not null,
    url          varchar(2000),
    delivered_at timestamp(3) with time zone not null,
    primary key (user_id, store, sha256)
);
