-- Whose ruleset it is, where it is signed: a JWS of its digest that holds the public key.
alter table publication add column signature varchar(10000);
