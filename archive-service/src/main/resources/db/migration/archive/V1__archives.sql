-- Archives that were built, by what they were built from. A user finds only what is theirs.
create table archive (
    user_id     varchar(64) not null,
    natural_key varchar(64) not null,
    store       varchar(200) not null,
    object_key  varchar(1024) not null,
    url         varchar(2000),
    size        bigint not null,
    sha256      varchar(64) not null,
    image_count int not null,
    created_at  timestamp(3) with time zone not null,
    primary key (user_id, natural_key)
);
