import type { Refusal } from './refusal.ts';
import type { SafeFetchOptions } from './safe-fetch.ts';

/** One field of a connection's settings form; words for `labelKey` are the caller's. */
export interface SettingField {
	key: string;
	labelKey: string;
	kind: 'address' | 'text' | 'number' | 'secret';
	isRequired: boolean;
	initial?: string | number;
}

/** Checked values by field key. */
export type Settings = ReadonlyMap<string, string | number>;

/** What a connector is given by whoever runs it. */
export interface Access {
	/** Limits and reach for every request. */
	reach?: Pick<SafeFetchOptions, 'allowPrivate' | 'ports' | 'resolve' | 'milliseconds' | 'maxBytes' | 'ca'>;
	/** The day on which it runs, `YYYY-MM-DD`. */
	today: string;
}

/** What was brought, or why nothing. */
export type Fetched<Found> = { ok: true; found: Found } | Refusal;

/** A system to fetch from: data, and the few functions that differ. Its file in `systems/` is named by its id. */
export interface Connector<Found = unknown> {
	id: string;
	titleKey: string;
	/** Licence of the data, or null when the source is the tenant's own. */
	licence: string | null;
	settings: readonly SettingField[];
	/** Fetches over the network. */
	fetch(settings: Settings, access: Access): Promise<Fetched<Found>>;
	/** Reads the same answer saved to a file, given as parsed JSON. */
	fromFile?(json: unknown): Fetched<Found>;
}
