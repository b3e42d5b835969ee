-- Letters the product sends. A row is written in the transaction of the act it tells of, and sent by the process later.
create table outgoing_mail (
	tenant_id uuid not null references tenant,
	id uuid not null,
	once_key text not null check (length(once_key) between 1 and 200),
	kind text not null check (length(kind) between 1 and 60),
	-- To a person of the municipality, or to an address with no account; the address is wiped with the words.
	person_id uuid,
	address text check (address = lower(address) and length(address) <= 254),
	locale text check (locale in ('fi', 'sv', 'en')),
	words jsonb not null default '{}',
	path text not null check (path like '/%' and length(path) <= 500),
	inquiry_id uuid,
	reply_key bytea check (length(reply_key) = 16),
	state text not null default 'waiting' check (state in
		('waiting', 'held', 'sending', 'sent', 'digested', 'failed', 'uncertain', 'unwanted')),
	attempts int not null default 0,
	queued_at timestamptz not null default now(),
	try_at timestamptz not null default now(),
	claim_id uuid,
	claimed_at timestamptz,
	-- Set before the first byte of the letter is given away: until then the other side cannot have it.
	handed_over_at timestamptz,
	settled_at timestamptz,
	failure text,
	digest_id uuid,
	wiped_at timestamptz,
	primary key (tenant_id, id),
	unique (tenant_id, once_key),
	check (person_id is null or (address is null and locale is null)),
	foreign key (tenant_id, person_id) references person,
	foreign key (tenant_id, digest_id) references outgoing_mail
);
create index outgoing_mail_due on outgoing_mail (tenant_id, try_at) where state in ('waiting', 'sending');
create index outgoing_mail_held on outgoing_mail (tenant_id, person_id) where state = 'held';
create index outgoing_mail_latest on outgoing_mail (tenant_id, queued_at desc, id);
create index outgoing_mail_digest on outgoing_mail (tenant_id, digest_id) where digest_id is not null;
create index outgoing_mail_settled on outgoing_mail (tenant_id, settled_at) where wiped_at is null;
create unique index outgoing_mail_reply on outgoing_mail (tenant_id, reply_key) where reply_key is not null;
select migration.isolate('outgoing_mail', 'select, insert, update');

-- What a person wants of each kind of letter, where it is not the usual.
create table mail_preference (
	tenant_id uuid not null references tenant,
	person_id uuid not null,
	kind text not null check (length(kind) between 1 and 60),
	delivery text not null check (delivery in ('at_once', 'daily', 'never')),
	primary key (tenant_id, person_id, kind),
	foreign key (tenant_id, person_id) references person
);
select migration.isolate('mail_preference', 'select, insert, update, delete');

-- Who can unsubscribe by a link: a person, or an address of which only a hash is kept.
create table mail_recipient (
	tenant_id uuid not null references tenant,
	id uuid not null,
	person_id uuid,
	address_hash bytea,
	token text not null check (length(token) >= 22),
	unsubscribed_at timestamptz,
	primary key (tenant_id, id),
	unique (tenant_id, person_id),
	unique (tenant_id, address_hash),
	unique (tenant_id, token),
	check (num_nonnulls(person_id, address_hash) = 1),
	foreign key (tenant_id, person_id) references person
);
select migration.isolate('mail_recipient', 'select, insert, update');

create table mail_setting (
	tenant_id uuid primary key references tenant,
	digest_hour int not null default 7 check (digest_hour between 0 and 23),
	version int not null default 1
);
select migration.isolate('mail_setting', 'select, insert, update');

-- Answers to letters, as they came; each message once.
create table incoming_mail (
	tenant_id uuid not null references tenant,
	id uuid not null,
	message_hash bytea not null,
	outgoing_mail_id uuid not null,
	sort text not null check (sort in ('reply', 'automatic', 'bounce')),
	answer text not null default '',
	whole_text text not null default '',
	state text not null default 'waiting' check (state in ('waiting', 'given', 'refused', 'ignored')),
	failure text,
	attempts int not null default 0,
	received_at timestamptz not null default now(),
	wiped_at timestamptz,
	primary key (tenant_id, id),
	unique (tenant_id, outgoing_mail_id, message_hash),
	foreign key (tenant_id, outgoing_mail_id) references outgoing_mail
);
create index incoming_mail_waiting on incoming_mail (tenant_id, received_at) where state = 'waiting';
select migration.isolate('incoming_mail', 'select, insert, update');
