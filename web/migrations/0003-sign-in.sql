create table password_credential (
	tenant_id uuid not null references tenant,
	person_id uuid not null,
	hash text not null,
	changed_at timestamptz not null default now(),
	primary key (tenant_id, person_id),
	foreign key (tenant_id, person_id) references person
);
select migration.isolate('password_credential', 'select, insert, update, delete');

create table passkey (
	tenant_id uuid not null references tenant,
	id uuid not null,
	person_id uuid not null,
	credential_id text not null,
	public_key bytea not null,
	counter bigint not null default 0,
	transports text[] not null default '{}',
	name text not null,
	created_at timestamptz not null default now(),
	last_used_at timestamptz,
	primary key (tenant_id, id),
	unique (tenant_id, credential_id),
	foreign key (tenant_id, person_id) references person
);
select migration.isolate('passkey', 'select, insert, update, delete');

-- A WebAuthn challenge is used once; the browser holds only its id.
create table passkey_challenge (
	tenant_id uuid not null references tenant,
	id uuid not null,
	challenge text not null,
	person_id uuid,
	expires_at timestamptz not null,
	primary key (tenant_id, id),
	foreign key (tenant_id, person_id) references person
);
select migration.isolate('passkey_challenge', 'select, insert, delete');

create table session (
	tenant_id uuid not null references tenant,
	token_hash bytea not null,
	person_id uuid not null,
	created_at timestamptz not null default now(),
	seen_at timestamptz not null default now(),
	expires_at timestamptz not null,
	primary key (tenant_id, token_hash),
	foreign key (tenant_id, person_id) references person
);
create index session_person on session (tenant_id, person_id);
select migration.isolate('session', 'select, insert, update, delete');

-- The way back in for a person who has forgotten the password: made by an administrator, used once.
create table sign_in_link (
	tenant_id uuid not null references tenant,
	id uuid not null,
	person_id uuid not null,
	token_hash bytea not null,
	made_by uuid not null,
	made_at timestamptz not null default now(),
	expires_at timestamptz not null,
	used_at timestamptz,
	withdrawn_at timestamptz,
	primary key (tenant_id, id),
	unique (tenant_id, token_hash),
	foreign key (tenant_id, person_id) references person,
	foreign key (tenant_id, made_by) references person
);
create index sign_in_link_person on sign_in_link (tenant_id, person_id);
select migration.isolate('sign_in_link', 'select, insert, update (used_at, withdrawn_at)');

create table sign_in_attempt (
	tenant_id uuid not null references tenant,
	id uuid not null,
	account_hash bytea not null,
	address_hash bytea not null,
	has_succeeded boolean not null,
	at timestamptz not null default now(),
	primary key (tenant_id, id)
);
create index sign_in_attempt_account on sign_in_attempt (tenant_id, account_hash, at);
create index sign_in_attempt_address on sign_in_attempt (tenant_id, address_hash, at);
select migration.isolate('sign_in_attempt', 'select, insert, delete');
