import * as v from 'valibot';
import { isDay } from '#platform/day.ts';

export const governanceModels = ['own_strategy', 'principals_review', 'embedded'] as const;
export type GovernanceModel = (typeof governanceModels)[number];

/** Addresses that the product keeps for itself. */
const reserved = new Set(['found', 'health', 'dev', 'api', 'language', 'luotsi', 'static', 'public']);

export const Name = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.minLength(2), v.maxLength(120));
export const Email = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.nonEmpty(), v.email(), v.maxLength(254));
export const Key = v.optional(v.pipe(v.string(), v.uuid()));
export const Version = v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(1));

export const Id = v.pipe(v.string(), v.uuid());
/** A choice that may be left open: the empty option of a list is null. */
export const OptionalId = v.optional(
	v.union([
		v.pipe(
			v.literal(''),
			v.transform(() => null),
		),
		v.null(),
		Id,
	]),
	null,
);

/** A file was chosen; an empty one is told apart when it is read. */
export const ChosenFile = v.pipe(
	v.instance(File),
	v.check((file) => file.name !== '' || file.size > 0, 'file_missing'),
);

export const Day = v.pipe(v.string(), v.nonEmpty(), v.isoDate(), v.check(isDay, 'iso_date'));
/** A day that may be left open. */
export const OptionalDay = v.optional(
	v.pipe(
		v.nullable(v.string()),
		v.transform((day) => day || null),
		v.check((day) => day === null || isDay(day), 'iso_date'),
	),
	null,
);
/** Empty of what is not there yet. */
export const OptionalVersion = v.optional(
	v.union([
		v.pipe(
			v.literal(''),
			v.transform(() => null),
		),
		Version,
	]),
	'',
);
export const LocaleChoice = v.picklist(['fi', 'sv', 'en']);

function oneLine(text: string): string {
	return text.replaceAll(/\s+/g, ' ').trim();
}

/** Where pressing the contact leads; null for words that are read only. */
export function contactHref(contact: string): string | null {
	if (/^[^\s@<>"?&]+@[^\s@<>"?&]+\.[^\s@<>"?&]+$/.test(contact)) return `mailto:${contact}`;
	if (/^\+?[\d][\d ()-]{4,20}$/.test(contact)) return `tel:${contact.replaceAll(/[^\d+]/g, '')}`;
	const address = /^www\./i.test(contact) ? `https://${contact}` : contact;
	return /^https?:\/\/\S+$/i.test(address) && URL.canParse(address) ? new URL(address).href : null;
}

export const TenantChange = v.object({
	name: Name,
	colour: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^#[0-9a-f]{6}$/)),
	locale: LocaleChoice,
	contact: v.pipe(v.optional(v.string(), ''), v.transform(oneLine), v.maxLength(200)),
	version: Version,
});
export type TenantChange = v.InferOutput<typeof TenantChange>;

export const NewPassword = v.pipe(v.string(), v.minLength(12), v.maxLength(128));

export const Founding = v.object({
	name: Name,
	address: v.pipe(
		v.string(),
		v.trim(),
		v.regex(/^[a-z0-9](-?[a-z0-9])*$/),
		v.minLength(2),
		v.maxLength(40),
		v.check((slug) => !reserved.has(slug), 'reserved_address'),
	),
	administrator: v.object({ name: Name, email: Email, password: NewPassword }),
});
export type Founding = v.InferOutput<typeof Founding>;

/** "Kouvolan kaupunki" → "kouvolan-kaupunki": what the address field is filled with. */
export function addressFor(name: string): string {
	return name
		.toLowerCase()
		.replaceAll(/[åä]/g, 'a')
		.replaceAll('ö', 'o')
		.replaceAll(/[^a-z0-9]+/g, '-')
		.replaceAll(/^-+|-+$/g, '')
		.slice(0, 40);
}
