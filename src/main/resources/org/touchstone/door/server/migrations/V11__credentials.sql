-- The public keys that credentials were ever signed with: whatever becomes of the secret ones, what they signed can be checked.
create table credential_key (
    id          varchar(100) primary key,               -- the thumbprint of the key (RFC 7638)
    public_key  varchar(2000) not null,                 -- as a JWK
    added_at    timestamp with time zone not null
);

-- The signed credential of an accreditation. Made anew where its key is no longer trusted.
create table credential (
    version_id  uuid primary key references decision (version_id),
    place       integer not null unique,                -- its bit in the status lists, from 0
    key_id      varchar(100) not null references credential_key (id),
    signed      text not null,                          -- as a JWT
    issued_at   timestamp with time zone not null
);
