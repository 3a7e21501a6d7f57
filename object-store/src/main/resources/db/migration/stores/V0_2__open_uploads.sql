-- Uploads that a store keeps open, to be gone on with by whichever process.
create table open_upload (
    store      varchar(200) not null,
    object_key varchar(1024) not null,
    sha256     varchar(64) not null,
    url        varchar(2000) not null,
    begun_at   timestamp(3) with time zone not null,
    primary key (store, object_key, sha256)
);
