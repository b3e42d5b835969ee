import type { Probing } from './probe.ts';
import type { Refusal } from './refusal.ts';
import type { SafeFetchOptions } from './safe-fetch.ts';

/** One field of a connection's settings form; words for `labelKey` are the caller's. */
export interface SettingField {
	key: string;
	labelKey: string;
	/** `secret` ones are kept encrypted and never shown again. */
	kind: 'address' | 'host' | 'text' | 'number' | 'choice' | 'secret';
	isRequired: boolean;
	initial?: string | number;
	/** What a `choice` may be. */
	options?: readonly string[];
}

/** Checked values by field key. */
export type Settings = ReadonlyMap<string, string | number>;

/** Limits and reach of every connection a connector opens. */
export type ConnectorReach = Pick<
	SafeFetchOptions,
	'allowPrivate' | 'ports' | 'resolve' | 'milliseconds' | 'maxBytes' | 'ca'
>;

/** What a connector is given by whoever runs it. */
export interface Access {
	reach?: ConnectorReach;
	/** The day on which it runs, `YYYY-MM-DD`. */
	today: string;
}

/** What was brought, or why nothing. */
export type Fetched<Found> = { ok: true; found: Found } | Refusal;

/** A kind of system: data, and the few functions that differ. Its file in `systems/` is named by its id. */
export interface Connector {
	id: string;
	titleKey: string;
	/** Licence of the data, or null when the source is the tenant's own. */
	licence: string | null;
	settings: readonly SettingField[];
	/** How its health is asked; run by `runProbe`. */
	probing?: Probing;
}

/** A system whose things can also be brought over. */
export interface Source<Found> extends Connector {
	/** Fetches over the network. */
	fetch(settings: Settings, access: Access): Promise<Fetched<Found>>;
	/** Reads the same answer saved to a file, given as parsed JSON. */
	fromFile?(json: unknown): Fetched<Found>;
}
